namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>The figures of the papers on the itinerant magnet.</summary>
internal static class ItinerantFigures
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } =
    [
        new VoltageDistribution(), new VoltageStability(), new EquilibriumPrecession(),
        new HeatStability(), new HeatDistribution(), new HeatCurrent(),
        new ResonanceCurves(), new PrecessionNoise(),
    ];
}
