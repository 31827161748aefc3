namespace SpinTorque;

/// <summary>
/// A small itinerant ferromagnet between two leads, driven by a voltage, a temperature difference, microwaves, or several of them. Units
/// hbar = k_B = e = 1 and one unit of energy. Valid where the exchange splitting exceeds all other energies, the spin is large, the conductances
/// are large compared with one, and the magnetisation moves slowly compared with the level widths.
/// </summary>
public sealed record ItinerantMagnet
{
    /// <summary>Densities of states and level widths.</summary>
    public required ItinerantContacts Contacts { get; init; }

    /// <summary>S, the length of the spin in units of hbar; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required double Spin { get; init => field = Require.Positive(value); }

    /// <summary>B, the static field along z as a Zeeman energy; either sign. The free magnet precesses at -B.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Field { get; init => field = Require.Finite(value); }

    /// <summary>V, the left lead's potential; the right lead is grounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Voltage { get; init => field = Require.Finite(value); }

    /// <summary>T_l; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LeftTemperature { get; init => field = Require.NotNegative(value); }

    /// <summary>T_r; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double RightTemperature { get; init => field = Require.NotNegative(value); }

    /// <summary>C, one over the energy unit; not negative; null where it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? Capacitance { get; init => field = value is { } given ? Require.NotNegative(given) : null; }

    /// <summary>J, the exchange of the full dynamics; above zero; null where it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public double? Exchange { get; init => field = value is { } given ? Require.Positive(given) : null; }

    /// <summary>The microwaves, or null.</summary>
    public MicrowaveDrive? Drive { get; init; }

    /// <summary>d(phi)/dt of a steady motion: the drive's frequency where its amplitude is above zero, else -B.</summary>
    public double SteadyPrecession => Drive is { Amplitude: > 0.0 } ? Drive.Frequency : -Field;

    /// <summary>d = (pi^2/3)(T_l^2 - T_r^2), energy unit squared [T, below 44].</summary>
    public double HeatDifference => Math.PI * Math.PI / 3.0 * (LeftTemperature - RightTemperature) * (LeftTemperature + RightTemperature);

    /// <summary>
    /// d + V^2, what enters in place of d where a voltage is applied as well: the difference of the leads' second moments of energy. It comes with
    /// the slopes of the density of states only.
    /// </summary>
    public double MomentDifference => HeatDifference + Voltage * Voltage;

    /// <summary>B + 2 lambda V: the voltage acts on the stationary states like a field.</summary>
    public double EffectiveField => Field + 2.0 * Contacts.Widths.Leverage * Voltage;

    /// <summary>alpha(theta) = g~(theta)/S, the Gilbert damping.</summary>
    public double Damping(PolarAngle angle) => Contacts.SpinDissipation(angle) / Spin;

    /// <summary>The electrons' distribution while the magnetisation precesses.</summary>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    /// <param name="dotPotential">V_d, counted in the argument; zero for energies in the dot's own frame.</param>
    public RotatingDistribution Distribution(PolarAngle angle, double precession, double dotPotential = 0.0) => new()
    {
        Contacts = Contacts,
        Angle = angle,
        Precession = precession,
        Voltage = Voltage,
        DotPotential = dotPotential,
        LeftTemperature = LeftTemperature,
        RightTemperature = RightTemperature,
    };
}
