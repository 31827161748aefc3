namespace SpinTorque.Cli.Input;

/// <summary>Units of files whose numbers are in SI units, each with its size there.</summary>
internal static class SiUnits
{
    private static readonly DoubleDouble ElectronVolt = PhysicalConstants.ElementaryCharge;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Unit> All { get; } =
    [
        new("J m", ["J m"], Dimension.BarrierStrength, 1.0),
        new("eV nm", ["eV nm"], Dimension.BarrierStrength, ElectronVolt * 1e-9m),
        new("1/m", ["/m"], Dimension.WaveNumber, 1.0),
        new("1/nm", ["/nm"], Dimension.WaveNumber, 1e9m),
        new("s", ["s"], Dimension.Time, 1.0),
        new("ns", ["ns"], Dimension.Time, 1e-9m),
        new("ps", ["ps"], Dimension.Time, 1e-12m),
        new("K", ["K"], Dimension.AbsoluteTemperature, 1.0),
        new("mK", ["mK"], Dimension.AbsoluteTemperature, 1e-3m),
        new("T", ["T"], Dimension.FluxDensity, 1.0),
        new("mT", ["mT"], Dimension.FluxDensity, 1e-3m),
        new("J", ["J"], Dimension.ChemicalPotential, 1.0),
        new("eV", ["eV"], Dimension.ChemicalPotential, ElectronVolt),
        new("meV", ["meV"], Dimension.ChemicalPotential, ElectronVolt * 1e-3m),
        new("rad", ["rad"], Dimension.Angle, 180 / Math.PI),
    ];
}
