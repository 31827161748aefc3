namespace SpinTorque;

/// <summary>Electrons that come in from either side with either spin, each kind in its own equilibrium [TBR C].</summary>
public sealed record SpinReservoirs
{
    /// <summary>k_B T, J; zero or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double ThermalEnergy { get; init => field = Require.NotNegative(value); }

    /// <summary>Chemical potential of spin up from the left, J; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double LeftUp { get; init => field = Require.Positive(value); }

    /// <summary>Chemical potential of spin down from the left, J; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double LeftDown { get; init => field = Require.Positive(value); }

    /// <summary>Chemical potential of spin up from the right, J; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double RightUp { get; init => field = Require.Positive(value); }

    /// <summary>Chemical potential of spin down from the right, J; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double RightDown { get; init => field = Require.Positive(value); }

    /// <summary>Whether all chemical potentials are equal.</summary>
    public bool AreInEquilibrium => LeftUp == LeftDown && LeftUp == RightUp && LeftUp == RightDown;

    /// <summary>Occupations at an energy.</summary>
    /// <param name="energy">The energy, J.</param>
    public SpinOccupations At(double energy) => new(Fermi(energy - LeftUp), Fermi(energy - LeftDown), Fermi(energy - RightUp), Fermi(energy - RightDown));

    // energies between which the occupations are smooth on the scale of the panels
    internal double[] Edges()
    {
        double[] levels = [LeftUp, LeftDown, RightUp, RightDown];
        double reach = 42 * ThermalEnergy;
        return [.. levels.SelectMany(level => new[] { Math.Max(level - reach, 0), level, level + reach }).Distinct().Order()];
    }

    private double Fermi(double distance) => ThermalEnergy == 0
        ? (distance < 0 ? 1 : 0)
        : distance > 0 ? Math.Exp(-distance / ThermalEnergy) / (1 + Math.Exp(-distance / ThermalEnergy)) : 1 / (1 + Math.Exp(distance / ThermalEnergy));
}
