namespace SpinTorque.Cli.Figures;

/// <summary>
/// One curve: its name in the legend (in the markup of <see cref="RichText"/>) and its values, NaN leaving a gap; as dots, every value by
/// itself.
/// </summary>
internal sealed record LineSeries(string Label, double[] Values, bool Dots = false);
