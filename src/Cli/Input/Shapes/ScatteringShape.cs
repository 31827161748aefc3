namespace SpinTorque.Cli.Input;

/// <summary>The file of a nanomagnet in a spin-polarised current: every key, what it means and what it may be.</summary>
internal static class ScatteringShape
{
    private static readonly NumberShape Potential = new(Dimension.ChemicalPotential, NumberRange.Positive);

    public static BlockShape Barrier { get; } = new(
        new KeyShape("potential", "lambda0, strength of the barrier in J m", new NumberShape(Dimension.BarrierStrength)),
        new KeyShape("exchange", "lambda, its exchange with an electron's spin in J m", new NumberShape(Dimension.BarrierStrength)));

    public static BlockShape Current { get; } = new(
        new KeyShape("waveNumber", "the Fermi wave number", new NumberShape(Dimension.WaveNumber, NumberRange.Positive)),
        new KeyShape("electrons", "n_e, electrons in the pulse", new NumberShape(Dimension.None, NumberRange.Positive)),
        new KeyShape("duration", "t_n, length of the pulse", new NumberShape(Dimension.Time, NumberRange.Positive)));

    public static BlockShape Start { get; } = new(
        new KeyShape("polar", "theta of the mean direction at the start", new NumberShape(Dimension.Angle)),
        new KeyShape("azimuth", "phi of the mean direction at the start", new NumberShape(Dimension.Angle), IsRequired: false),
        new KeyShape("field", "B of the thermal ensemble", new NumberShape(Dimension.FluxDensity, NumberRange.NotNegative), IsRequired: false),
        new KeyShape("temperature", "T of the thermal ensemble", new NumberShape(Dimension.AbsoluteTemperature, NumberRange.Positive), IsRequired: false),
        new KeyShape("concentration", "kappa of the ensemble", new NumberShape(Dimension.None, NumberRange.NotNegative), IsRequired: false));

    public static BlockShape Reservoirs { get; } = new(
        new KeyShape("temperature", "the temperature of the electrons", new NumberShape(Dimension.AbsoluteTemperature, NumberRange.NotNegative)),
        new KeyShape("leftUp", "potential of spin up from the left", Potential),
        new KeyShape("leftDown", "potential of spin down from the left", Potential),
        new KeyShape("rightUp", "potential of spin up from the right", Potential),
        new KeyShape("rightDown", "potential of spin down from the right", Potential),
        new KeyShape("sides", "all or alike: the pairs of sides in the noise", new WordShape("all", "alike"), IsRequired: false));

    public static BlockShape Scattering { get; } = new(
        new KeyShape("spin", "the magnet's spin J", new NumberShape(Dimension.None, NumberRange.Positive)),
        new KeyShape("barrier", "the barrier {potential, exchange}", Barrier),
        new KeyShape("current", "the pulse {waveNumber, electrons, duration}", Current),
        new KeyShape("start", "the direction at the start {polar, azimuth} and its ensemble", Start),
        new KeyShape("noise", "full, d14 or eq12", new WordShape("full", "d14", "eq12"), IsRequired: false),
        new KeyShape("constants", "codata or rounded", new WordShape("codata", "rounded"), IsRequired: false),
        new KeyShape("reservoirs", "electrons at any bias and temperature", Reservoirs, IsRequired: false));

    public static BlockShape Root { get; } = new(
        new KeyShape("title", "a title for figures", new TextShape(), IsRequired: false),
        new KeyShape("scattering", "the magnet and its current", Scattering));
}
