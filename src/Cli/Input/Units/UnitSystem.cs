namespace SpinTorque.Cli.Input;

/// <summary>
/// The unit the numbers of a model are in. Everything is held as an energy in one unit E: temperatures as k_B T, fields as
/// h = g mu_B B, potentials as e V, rates as hbar Gamma. Results then come in electrons times E/hbar (currents) and e^2/hbar
/// (conductances).
/// Without a unit everything is dimensionless.
/// </summary>
internal sealed record UnitSystem
{
    /// <summary>No units.</summary>
    public static UnitSystem Dimensionless { get; } = new();

    /// <summary>SI units, each quantity in its own; angles in degrees.</summary>
    public static UnitSystem Si { get; } = new() { Energy = new Unit("SI units", [], Dimension.None, 1.0), Known = SiUnits.All };

    /// <summary>Units that may follow a number.</summary>
    public IReadOnlyList<Unit> Known { get; init; } = Unit.All;

    /// <summary>The unit E, or null where everything is dimensionless.</summary>
    public Unit? Energy { get; init; }

    /// <summary>Lande factor g of the field h = g mu_B B.</summary>
    public DoubleDouble GFactor { get; init; } = 2.0;

    /// <summary>True where the model has units.</summary>
    public bool IsPhysical => Energy is not null;

    /// <summary>The name of the unit E; empty where everything is dimensionless.</summary>
    public string EnergyLabel => Energy?.Name ?? "";

    /// <summary>The unit of rates and of currents in electrons per time as the results give them.</summary>
    public string RateLabel => Energy is null ? "" : $"{Energy.Name}/ħ";

    /// <summary>Nanoampere in one unit of a current; NaN where everything is dimensionless.</summary>
    public double Nanoampere => InElectronVolts(ev =>
        ev * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge / PhysicalConstants.ReducedPlanck * 1e9m);

    /// <summary>Siemens in e^2/hbar.</summary>
    public static double Siemens { get; } = (PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge / PhysicalConstants.ReducedPlanck).High;

    /// <summary>A^2/Hz in one unit e^2 E/hbar of a current's noise; NaN where everything is dimensionless.</summary>
    public double SquaredAmperePerHertz => InElectronVolts(ev =>
        ev * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge / PhysicalConstants.ReducedPlanck);

    /// <summary>The unit of a quantity as figures name it: degrees for angles; for all else none where everything is dimensionless.</summary>
    public string LabelOf(Dimension quantity) => quantity switch
    {
        Dimension.None => "",
        Dimension.Angle => "deg",
        Dimension.BarrierStrength => "J m",
        Dimension.WaveNumber => "1/m",
        Dimension.Time => "s",
        Dimension.AbsoluteTemperature => "K",
        Dimension.FluxDensity => "T",
        Dimension.ChemicalPotential => "J",
        Dimension.Rate => RateLabel,
        _ => EnergyLabel,
    };

    /// <summary>The unit of a spelling, or null.</summary>
    public Unit? Find(string spelling) => Unit.Find(spelling, Known);

    /// <summary>How many of this system's units one of another unit is; the system must be physical.</summary>
    public DoubleDouble FactorOf(Unit unit)
    {
        if (Energy is null)
            throw new InvalidOperationException("A model without units converts nothing.");
        DoubleDouble size = unit.Quantity == Dimension.Field ? unit.ElectronVolts * GFactor : unit.ElectronVolts;
        return size / Energy.ElectronVolts;
    }

    private double InElectronVolts(Func<DoubleDouble, DoubleDouble> factor) =>
        Energy is null ? double.NaN : factor(Energy.ElectronVolts).High;
}
