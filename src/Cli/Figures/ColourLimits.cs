namespace SpinTorque.Cli.Figures;

/// <summary>Chooses the values at the ends of a colour bar.</summary>
internal static class ColourLimits
{
    /// <summary>The limits of the figure's colours; their difference is positive whatever the field.</summary>
    public static ValueRange Of(HeatMapFigure figure)
    {
        if (figure.Limits is { } given)
        {
            return given.Low < given.High && double.IsFinite(given.Width)
                ? given
                : throw new ArgumentException("The limits of the colours do not rise.", nameof(figure));
        }

        var finite = figure.Field.Cast<double>().Where(double.IsFinite).ToArray();
        if (figure.Signed)
        {
            // Magnitudes have one end to clip only, which takes what both ends would lose.
            var largest = Quantiles([.. finite.Select(Math.Abs)], low: 0, 2 * figure.ClipPercent).High;
            return largest > 0 ? new ValueRange(-largest, largest) : new ValueRange(-1, 1);
        }

        return Quantiles(finite, figure.ClipPercent, figure.ClipPercent).Opened();
    }

    private static ValueRange Quantiles(double[] values, double low, double high)
    {
        if (values.Length == 0) return new ValueRange(0, 0);
        Array.Sort(values);
        return new ValueRange(Quantile(values, low), Quantile(values, 100 - high));
    }

    // Linear between the order statistics, numpy's default.
    private static double Quantile(double[] sorted, double percent)
    {
        var position = (sorted.Length - 1) * Math.Clamp(percent, 0, 100) / 100;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
