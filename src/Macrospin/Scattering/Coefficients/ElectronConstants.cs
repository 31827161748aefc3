namespace SpinTorque;

/// <summary>The constants of nature a nanomagnet in a current needs, in SI units.</summary>
public sealed record ElectronConstants
{
    /// <summary>CODATA 2018.</summary>
    public static ElectronConstants Codata { get; } = new() { ReducedPlanck = 1.054571817e-34, Mass = 9.1093837015e-31 };

    /// <summary>The rounded constants that Table I of [TBR] was computed with.</summary>
    public static ElectronConstants Rounded { get; } = new() { ReducedPlanck = 1.06e-34, Mass = 9.11e-31 };

    /// <summary>Elementary charge, C; exact.</summary>
    public const double Charge = 1.602176634e-19;

    /// <summary>Boltzmann constant, J/K; exact.</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>hbar, J s; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double ReducedPlanck { get; init => field = Require.Positive(value); }

    /// <summary>Mass of the electron, kg; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double Mass { get; init => field = Require.Positive(value); }

    /// <summary>hbar gamma with gamma = e/m, J/T: twice the Bohr magneton.</summary>
    public double SpinMoment => ReducedPlanck * Charge / Mass;
}
