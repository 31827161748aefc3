namespace SpinTorque;

/// <summary>
/// The stationary directions of a magnet driven by voltage and heat, with their stability. cos(theta) = x moves as
/// dx/dt = (sin^2(theta)/S)(P/(Gamma_up Gamma_dn)) h(x), h(x) = g~(x) (B + 2 lambda V) + lambda g~'(x) (d + V^2), a straight line in x. [V-47 to V-51; T-51 with the
/// prefactor G_S/G_D before both terms.]
/// </summary>
public sealed record StationaryStates
{
    private const double Rounding = 8.0 / (1L << 52);

    /// <summary>Which directions are stable.</summary>
    public required MagnetRegime Regime { get; init; }

    /// <summary>The north pole.</summary>
    public required StationaryDirection North { get; init; }

    /// <summary>The south pole.</summary>
    public required StationaryDirection South { get; init; }

    /// <summary>The steady precession between the poles, stable or not; null where there is none.</summary>
    public StationaryDirection? Precession { get; init; }

    /// <summary>The stationary directions: both poles and, where it exists, the precession.</summary>
    public IReadOnlyList<StationaryDirection> All => Precession is { } between ? [North, South, between] : [North, South];

    /// <summary>Finds them; closed form.</summary>
    /// <param name="magnet">The magnet; microwaves are left out.</param>
    public static StationaryStates Of(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (double mean, double slope) = Balance(magnet);
        if (mean == 0.0 && slope == 0.0)
            return new() { Regime = MagnetRegime.Critical, North = new(PolarAngle.North, 0.0), South = new(PolarAngle.South, 0.0) };
        double north = mean - slope, south = mean + slope;
        bool northAttracts = north > 0.0 || (north == 0.0 && south > 0.0), southAttracts = south < 0.0 || (south == 0.0 && north < 0.0);
        return new StationaryStates
        {
            Regime = (northAttracts, southAttracts) switch
            {
                (true, false) => MagnetRegime.North,
                (false, true) => MagnetRegime.South,
                (true, true) => MagnetRegime.Bistable,
                _ => MagnetRegime.Precession,
            },
            North = Pole(magnet, PolarAngle.North, north),
            South = Pole(magnet, PolarAngle.South, south),
            Precession = Math.Abs(mean) < Math.Abs(slope) ? Interior(magnet, PolarAngle.FromCosine(mean / slope), slope) : null,
        };
    }

    /// <summary>h(x) = mean - slope x; both zero where the two terms of B + 2 lambda V cancel to rounding and heat gives nothing.</summary>
    private static (double Mean, double Slope) Balance(ItinerantMagnet magnet)
    {
        (DensityOfStates density, LevelWidths widths) = (magnet.Contacts.Density, magnet.Contacts.Widths);
        double field = magnet.EffectiveField, heat = widths.Leverage * magnet.MomentDifference;
        if (Math.Abs(field) <= Rounding * Math.Abs(magnet.Field))
            field = 0.0;
        return (widths.Mean / 2.0 * (density.Sum * field + density.SlopeSum * heat),
            widths.Polarisation / 2.0 * (density.Difference * field + density.SlopeDifference * heat));
    }

    private static StationaryDirection Pole(ItinerantMagnet magnet, PolarAngle pole, double balance)
    {
        double alpha = magnet.Damping(pole);
        return new StationaryDirection(pole, -pole.Cosine * balance / (magnet.Spin * (1.0 + alpha * alpha)));
    }

    private static StationaryDirection Interior(ItinerantMagnet magnet, PolarAngle angle, double slope)
    {
        double alpha = magnet.Damping(angle), ratio = magnet.Contacts.Widths.PoleProduct / magnet.Contacts.Widths.ProductAt(angle);
        return new StationaryDirection(angle, -angle.SineSquared / magnet.Spin * ratio * slope / (1.0 + alpha * alpha * ratio));
    }
}
