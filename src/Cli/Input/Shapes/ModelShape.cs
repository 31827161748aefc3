namespace SpinTorque.Cli.Input;

/// <summary>The model file: every key, what it means and what it may be.</summary>
internal static class ModelShape
{
    public static BlockShape Level { get; } = new(
        new KeyShape("energy", "the addition energy counted from the band's Fermi level", new NumberShape(Dimension.Energy)),
        new KeyShape("band", "minority, majority or both", new WordShape("minority", "majority", "both")),
        new KeyShape("occupied", "whether a majority level is occupied at reference", new WordShape("true", "false"), IsRequired: false),
        new KeyShape("reference", "the occupation at reference of a level of band both", new NumberShape(), IsRequired: false));

    public static BlockShape Charging { get; } = new(
        new KeyShape("energy", "the charging energy E_C", new NumberShape(Dimension.Energy, NumberRange.NotNegative)),
        new KeyShape("offset", "N_g counted from the reference", new NumberShape(), IsRequired: false));

    public static ListShape Charges { get; } = new(new NumberShape(), "whole numbers such as [0, 1]");

    public static BlockShape Grain { get; } = new(
        new KeyShape("spin", "the spin S0 of the reference configuration", new NumberShape()),
        new KeyShape("exchange", "the exchange J", new NumberShape(Dimension.Energy)),
        new KeyShape("anisotropy", "the anisotropy kappa", new NumberShape(Dimension.Energy)),
        new KeyShape("field", "the field h, an energy", new NumberShape(Dimension.Field)),
        new KeyShape("gate", "the gate V_g, energy added per electron", new NumberShape(Dimension.Potential)),
        new KeyShape("charging", "the charging energy", Charging, IsRequired: false),
        new KeyShape("charges", "the excess electrons kept, such as [0, 1]", Charges),
        new KeyShape("hold", "the range of S_z/S kept", new ListShape(new NumberShape(), "two numbers such as [-1, 1]"), IsRequired: false),
        new KeyShape("levels", "the active levels", new ListShape(Level, "levels such as {energy: 1.0, band: minority}")));

    public static NumbersShape RatePerLevel { get; } = new(new NumberShape(Dimension.Rate, NumberRange.NotNegative));

    public static BlockShape Rates { get; } = new(
        new KeyShape("up", "the rate of the lead's majority electrons", RatePerLevel),
        new KeyShape("down", "the rate of the lead's minority electrons", RatePerLevel));

    public static BlockShape Lead { get; } = new(
        new KeyShape("potential", "the electrochemical potential", new NumberShape(Dimension.Potential)),
        new KeyShape("temperature", "the temperature, above zero", new NumberShape(Dimension.Temperature, NumberRange.Positive)),
        new KeyShape("rates", "the tunnelling rates {up, down}", Rates),
        new KeyShape("angle", "the angle of the magnetisation in degrees", new NumberShape(Dimension.Angle), IsRequired: false));

    public static NamedShape Leads { get; } = new(Lead, "lead");

    public static BlockShape Bath { get; } = new(
        new KeyShape("damping", "the damping alpha", new NumberShape(Dimension.None, NumberRange.NotNegative)),
        new KeyShape("temperature", "the temperature, above zero", new NumberShape(Dimension.Temperature, NumberRange.Positive)));

    public static BlockShape Units { get; } = new(
        new KeyShape("energy", "the energy unit of the file", new WordShape("eV", "meV", "ueV", "neV", "K", "mK", "uK")),
        new KeyShape("gFactor", "g in h = g mu_B B", new NumberShape(Dimension.None, NumberRange.Positive), IsRequired: false));

    public static BlockShape Root { get; } = new(
        new KeyShape("title", "a title for figures", new TextShape(), IsRequired: false),
        new KeyShape("units", "the units of the file", Units, IsRequired: false),
        new KeyShape("grain", "the grain", Grain),
        new KeyShape("leads", "the leads by name", Leads),
        new KeyShape("bath", "the bosonic bath", Bath, IsRequired: false),
        new KeyShape("matrixElements", "exact or published", new WordShape("exact", "published"), IsRequired: false));

    /// <summary>Top-level blocks of the other systems.</summary>
    public static IReadOnlyList<string> OtherSystems { get; } = ["itinerant", "scattering"];
}
