using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Output;

/// <summary>The figure of a comparison: all densities over the magnetisation, in decades.</summary>
internal static class CompareFigure
{
    /// <summary>Writes the figure as SVG.</summary>
    public static void Write(Compared compared, TextWriter writer)
    {
        ComparedDensities densities = compared.Grain.Densities();
        Svg.Write(
            new LineFigure
            {
                Title = RichText.Escape(compared.Title),
                Subtitle = $"*S*_0 = {compared.Grain.Transport.Model.Grain.Spin}; density of the stationary state",
                XAxis = new FigureAxis("magnetisation *u* = *S*_z/*S*_m", null, [.. densities.Position]),
                Quantity = "log_{10} of the density",
                Series =
                [
                    new LineSeries("exact chain", Some(Decades(densities.Chain)), Dots: true),
                    new LineSeries("Fokker-Planck", Decades(densities.Consistent)),
                    new LineSeries("published", Decades(densities.Published)),
                    new LineSeries("large deviations", Decades(densities.LargeDeviations)),
                    new LineSeries("Langevin", Decades(densities.Langevin)),
                ],
            },
            writer);
    }

    /// <summary>Writes the way from a start as SVG.</summary>
    public static void WriteRelaxation(Compared compared, ComparedRelaxation relaxation, TextWriter writer) => Svg.Write(
        new LineFigure
        {
            Title = RichText.Escape(compared.Title),
            Subtitle = $"*S*_0 = {compared.Grain.Transport.Model.Grain.Spin}; from *u* = {relaxation.Chain[0]:F3}",
            XAxis = new FigureAxis("time", null, [.. relaxation.Times]),
            Quantity = "mean of *u* = *S*_z/*S*_m",
            Series =
            [
                new LineSeries("exact chain", [.. relaxation.Chain]),
                new LineSeries("Fokker-Planck", [.. relaxation.FokkerPlanck]),
                new LineSeries("Langevin", [.. relaxation.Langevin], Dots: true),
            ],
        },
        writer);

    // Few enough dots to see the curve that runs through them.
    private static double[] Some(double[] values) =>
        [.. values.Select((value, k) => k % Math.Max(1, values.Length / 32) == 0 ? value : double.NaN)];

    private static double[] Decades(IReadOnlyList<double> logarithms) =>
        [.. logarithms.Select(value => double.IsFinite(value) ? value / Math.Log(10) : double.NaN)];
}
