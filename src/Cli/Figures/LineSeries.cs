namespace SpinTorque.Cli.Figures;

/// <summary>
/// One curve: its name in the legend (in the markup of <see cref="RichText"/>) and its values, NaN leaving a gap; as dots, every value by
/// itself. Its colour is that of its place among the curves or of another place; a dashed one is told from others of its colour.
/// </summary>
internal sealed record LineSeries(string Label, double[] Values, bool Dots = false, int? Place = null, bool Dashed = false);
