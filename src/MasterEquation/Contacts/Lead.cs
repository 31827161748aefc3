namespace SpinTorque;

/// <summary>A ferromagnetic lead: a Fermi sea at equilibrium with a magnetisation of its own.</summary>
public sealed record Lead
{
    /// <summary>The lead's name in results; not empty.</summary>
    public required string Name { get; init; }

    /// <summary>Electrochemical potential mu, energy unit; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required DoubleDouble Potential { get; init => field = Require.Finite(value); }

    /// <summary>Temperature, energy unit; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required DoubleDouble Temperature { get; init => field = Require.Positive(value); }

    /// <summary>Rates of the lead's majority electrons, whose spin lies along its magnetisation.</summary>
    public required TunnellingRates Up { get; init; }

    /// <summary>Rates of the lead's minority electrons.</summary>
    public required TunnellingRates Down { get; init; }

    /// <summary>Angle theta between the lead's magnetisation and the grain's easy axis, in degrees; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Angle { get; init => field = Require.Finite(value); }

    /// <summary>
    /// Rates along the grain's axis [PW 14]: Gamma_up = cos^2(theta/2) Gamma_U + sin^2(theta/2) Gamma_D, Gamma_down with U and D
    /// exchanged. Exact at multiples of 90 degrees.
    /// </summary>
    /// <param name="level">Index into the grain's levels.</param>
    /// <param name="sigma">+1 for spin up along the easy axis, -1 for down.</param>
    public double RateAlongAxis(int level, int sigma)
    {
        (double cos2, double sin2) = HalfAngle.Squares(Angle);
        return RateAlongAxis(level, sigma, cos2, sin2);
    }

    /// <summary>The same with cos^2(theta/2) and sin^2(theta/2) at hand.</summary>
    internal double RateAlongAxis(int level, int sigma, double cos2, double sin2) =>
        sigma > 0 ? cos2 * Up[level] + sin2 * Down[level] : cos2 * Down[level] + sin2 * Up[level];
}
