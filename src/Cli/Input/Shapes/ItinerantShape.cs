namespace SpinTorque.Cli.Input;

/// <summary>The file of an itinerant magnet: every key, what it means and what it may be.</summary>
internal static class ItinerantShape
{
    private static readonly NumberShape NotNegative = new(Dimension.None, NumberRange.NotNegative);
    private static readonly NumberShape Width = new(Dimension.Rate, NumberRange.NotNegative);
    private static readonly NumberShape Temperature = new(Dimension.Temperature, NumberRange.NotNegative);

    public static BlockShape Slopes { get; } = new(
        new KeyShape("up", "rho'_up, one over the energy unit squared", new NumberShape()),
        new KeyShape("down", "rho'_down", new NumberShape()));

    public static BlockShape Density { get; } = new(
        new KeyShape("up", "rho_up along the magnetisation, one over the energy unit", NotNegative),
        new KeyShape("down", "rho_down", NotNegative),
        new KeyShape("slopes", "the slopes {up, down} of the densities of states", Slopes, IsRequired: false));

    public static BlockShape Left { get; } = new(
        new KeyShape("up", "the width that lead electrons along +z give", Width),
        new KeyShape("down", "the width that lead electrons along -z give", Width),
        new KeyShape("voltage", "the voltage against the right lead", new NumberShape(Dimension.Potential), IsRequired: false),
        new KeyShape("temperature", "the temperature, zero or above", Temperature, IsRequired: false));

    public static BlockShape Right { get; } = new(
        new KeyShape("width", "the width that the lead gives", Width),
        new KeyShape("temperature", "the temperature, zero or above", Temperature, IsRequired: false));

    public static BlockShape Drive { get; } = new(
        new KeyShape("amplitude", "the rotating field Omega", new NumberShape(Dimension.Field, NumberRange.NotNegative)),
        new KeyShape("frequency", "its frequency omega_d, the resonance is at minus the field", new NumberShape(Dimension.Energy)));

    public static BlockShape Itinerant { get; } = new(
        new KeyShape("spin", "the length S of the spin, above zero", new NumberShape(Dimension.None, NumberRange.Positive)),
        new KeyShape("field", "the field B along z, an energy", new NumberShape(Dimension.Field)),
        new KeyShape("density", "the densities of states {up, down}", Density),
        new KeyShape("left", "the left lead {up, down}", Left),
        new KeyShape("right", "the right lead {width}", Right),
        new KeyShape("angle", "the angle of the magnetisation in degrees, where it is not the stable one", new NumberShape(Dimension.Angle), IsRequired: false),
        new KeyShape("capacitance", "the capacitance C, one over the energy unit", NotNegative, IsRequired: false),
        new KeyShape("exchange", "the exchange J of the full dynamics", new NumberShape(Dimension.Energy, NumberRange.Positive), IsRequired: false),
        new KeyShape("drive", "the microwaves {amplitude, frequency}", Drive, IsRequired: false));

    public static BlockShape Root { get; } = new(
        new KeyShape("title", "a title for figures", new TextShape(), IsRequired: false),
        new KeyShape("units", "the units of the file", ModelShape.Units, IsRequired: false),
        new KeyShape("itinerant", "the magnet", Itinerant));
}
