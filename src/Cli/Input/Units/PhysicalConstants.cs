namespace SpinTorque.Cli.Input;

/// <summary>Constants of CODATA 2018 in SI units; e, k_B and h are exact there.</summary>
internal static class PhysicalConstants
{
    /// <summary>Elementary charge e, C.</summary>
    public static DoubleDouble ElementaryCharge { get; } = Exactly("1.602176634e-19");

    /// <summary>Boltzmann constant k_B, J/K.</summary>
    public static DoubleDouble Boltzmann { get; } = Exactly("1.380649e-23");

    /// <summary>Planck constant h, J s.</summary>
    public static DoubleDouble Planck { get; } = Exactly("6.62607015e-34");

    /// <summary>Bohr magneton mu_B, J/T; the one measured value, known to 3e-10.</summary>
    public static DoubleDouble BohrMagneton { get; } = Exactly("9.2740100783e-24");

    /// <summary>hbar = h/(2 pi), J s.</summary>
    public static DoubleDouble ReducedPlanck { get; } = Planck / Exactly("6.283185307179586476925286766559005768");

    private static DoubleDouble Exactly(string text) =>
        DoubleDouble.TryParse(text, out DoubleDouble value) ? value : throw new FormatException(text);
}
