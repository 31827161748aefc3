namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>The magnets of the papers' figures.</summary>
internal static class PaperMagnets
{
    /// <summary>[V] Fig. 3: rho = (0.8, 1.2), Gamma_l = (0.5, 1.5), Gamma_r = 1, B = 1.</summary>
    public static ItinerantMagnet Voltage { get; } = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(0.8, 1.2), Widths = new LevelWidths(0.5, 1.5, 1.0) },
        Spin = 100.0,
        Field = 1.0,
    };

    /// <summary>[T] Figs. 2 and 3: rho = (1, 1), rho' = (-0.01, 0.01), Gamma_l = (0.02, 0.30), Gamma_r = 0.05, B = 10.</summary>
    public static ItinerantMagnet Heat { get; } = new()
    {
        Contacts = new ItinerantContacts { Density = new DensityOfStates(1.0, 1.0, -0.01, 0.01), Widths = new LevelWidths(0.02, 0.30, 0.05) },
        Spin = 1000.0,
        Field = 10.0,
    };

    /// <summary>The threshold d_0 of <see cref="Heat"/>.</summary>
    public static double HeatThreshold { get; } = HeatThresholds.Symmetric(Heat.Contacts, Heat.Field)!.Value;

    /// <summary>[N], parameters ours: rho = (1, 1), Gamma_l = 0.5, Gamma_r = 1, normal leads.</summary>
    public static ItinerantContacts Normal { get; } = new() { Density = new DensityOfStates(1.0, 1.0), Widths = new LevelWidths(0.5, 0.5, 1.0) };

    /// <summary>The heat-driven magnet at d, the left lead at a temperature or, where d is larger than that allows, the right one at zero.</summary>
    public static ItinerantMagnet AtHeat(double d, double left = 0.0)
    {
        double squared = left * left - 3.0 * d / (Math.PI * Math.PI);
        return squared >= 0.0
            ? Heat with { LeftTemperature = left, RightTemperature = Math.Sqrt(squared) }
            : Heat with { LeftTemperature = Math.Sqrt(left * left - squared), RightTemperature = left };
    }

    /// <summary>Evenly spaced values, both ends included.</summary>
    public static double[] Range(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(n => first + (last - first) * n / (count - 1))];
}
