namespace SpinTorque.Cli.Input;

/// <summary>What a number of the model measures, and so which units it may carry.</summary>
internal enum Dimension
{
    /// <summary>A plain number.</summary>
    None,

    /// <summary>An energy.</summary>
    Energy,

    /// <summary>An energy per electron that may be given as a voltage.</summary>
    Potential,

    /// <summary>A temperature, held as the energy k_B T.</summary>
    Temperature,

    /// <summary>A magnetic field, held as the energy h = g mu_B B.</summary>
    Field,

    /// <summary>A tunnelling rate, held as the energy hbar Gamma.</summary>
    Rate,

    /// <summary>An angle in degrees.</summary>
    Angle,

    /// <summary>Strength of a delta barrier, J m; this and what follows are held in SI units.</summary>
    BarrierStrength,

    /// <summary>A wave number, 1/m.</summary>
    WaveNumber,

    /// <summary>A time, s.</summary>
    Time,

    /// <summary>A temperature, K.</summary>
    AbsoluteTemperature,

    /// <summary>A magnetic flux density, T.</summary>
    FluxDensity,

    /// <summary>A chemical potential, J.</summary>
    ChemicalPotential,
}
