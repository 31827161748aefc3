namespace SpinTorque.Cli.Input;

/// <summary>A unit that may follow a number of a model file.</summary>
/// <param name="Name">The name shown, <c>µeV</c>.</param>
/// <param name="Spellings">Every spelling read.</param>
/// <param name="Quantity">What it measures: energy, potential (volts), field or rate.</param>
/// <param name="ElectronVolts">The energy of one unit in eV; for a field, that at g = 1; of <see cref="SiUnits"/> its size in SI units.</param>
internal sealed record Unit(string Name, IReadOnlyList<string> Spellings, Dimension Quantity, DoubleDouble ElectronVolts)
{
    private static readonly DoubleDouble PerKelvin = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge;
    private static readonly DoubleDouble PerTesla = PhysicalConstants.BohrMagneton / PhysicalConstants.ElementaryCharge;
    private static readonly DoubleDouble PerHertz = PhysicalConstants.ReducedPlanck / PhysicalConstants.ElementaryCharge;

    /// <summary>All units. A voltage V stands for the energy e V, a rate Gamma for hbar Gamma: 1 GHz is 1e9 electrons per second.</summary>
    public static IReadOnlyList<Unit> All { get; } =
    [
        new("eV", ["eV"], Dimension.Energy, 1.0),
        new("meV", ["meV"], Dimension.Energy, 1e-3m),
        new("µeV", ["ueV", "\u00b5eV", "\u03bceV"], Dimension.Energy, 1e-6m),
        new("neV", ["neV"], Dimension.Energy, 1e-9m),
        new("K", ["K"], Dimension.Energy, PerKelvin),
        new("mK", ["mK"], Dimension.Energy, PerKelvin * 1e-3m),
        new("µK", ["uK", "\u00b5K", "\u03bcK"], Dimension.Energy, PerKelvin * 1e-6m),
        new("V", ["V"], Dimension.Potential, 1.0),
        new("mV", ["mV"], Dimension.Potential, 1e-3m),
        new("µV", ["uV", "\u00b5V", "\u03bcV"], Dimension.Potential, 1e-6m),
        new("T", ["T"], Dimension.Field, PerTesla),
        new("mT", ["mT"], Dimension.Field, PerTesla * 1e-3m),
        new("Hz", ["Hz", "/s"], Dimension.Rate, PerHertz),
        new("kHz", ["kHz"], Dimension.Rate, PerHertz * 1e3m),
        new("MHz", ["MHz"], Dimension.Rate, PerHertz * 1e6m),
        new("GHz", ["GHz"], Dimension.Rate, PerHertz * 1e9m),
        new("THz", ["THz"], Dimension.Rate, PerHertz * 1e12m),
    ];

    /// <summary>The unit of a spelling, or null.</summary>
    public static Unit? Find(string spelling) => Find(spelling, All);

    /// <summary>The unit of a spelling among some, or null.</summary>
    public static Unit? Find(string spelling, IReadOnlyList<Unit> units)
    {
        foreach (Unit unit in units)
        {
            foreach (string known in unit.Spellings)
            {
                if (string.Equals(known, spelling, StringComparison.Ordinal))
                    return unit;
            }
        }
        return null;
    }

    /// <summary>
    /// True where a quantity may be given in this unit. Every quantity is held as an energy, so energies fit all but plain numbers and
    /// angles.
    /// </summary>
    public bool Measures(Dimension quantity) => quantity switch
    {
        Dimension.None => false,
        >= Dimension.Angle => Quantity == quantity,
        _ => Quantity == Dimension.Energy || Quantity == quantity,
    };
}
