namespace SpinTorque.Cli.Figures;

/// <summary>Draws bar figures.</summary>
internal static class BarPainter
{
    private const double RowHeight = 24;
    private const double BarHeight = 14;
    private const double TextWidth = 190;
    private const string Full = "#31688e";
    private const string Faint = "#c3ccd3";

    /// <summary>Writes the figure as one SVG document.</summary>
    public static void Write(BarFigure figure, TextWriter writer)
    {
        double[] values = [.. figure.Bars.Select(bar => bar.Value)];
        if (values.Length == 0 || !Array.TrueForAll(values, value => value > 0 && double.IsFinite(value)))
            throw new ArgumentException("Bars on a logarithmic axis need values above zero.", nameof(figure));
        int low = (int)Math.Floor(Math.Log10(values.Min())), high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(values.Max())));
        double names = figure.Bars.Max(bar => TextMetrics.Width(RichText.Parse(bar.Label), FigureStyle.TickSize));
        double left = FigureStyle.Border + names + FigureStyle.TickGap + FigureStyle.MajorLength;
        double width = left + FigureStyle.PlotWidth + TextWidth + FigureStyle.Border;
        FigureHeading heading = FigureHeading.Of(figure.Title, figure.Subtitle).Wrapped(width - 2 * FigureStyle.Border);
        double top = FigureStyle.Border + heading.Height, bottom = top + RowHeight * values.Length;
        double height = bottom + 3 * FigureStyle.LineHeight * FigureStyle.LabelSize + FigureStyle.Border;
        string description = $"Bars of {RichText.Parse(figure.Quantity).Plain}: {string.Join("; ", figure.Bars.Select(bar => $"{RichText.Parse(bar.Label).Plain} {bar.Value:G3}"))}.";
        using var canvas = new SvgCanvas(writer, width, height, RichText.Parse(figure.Title).Plain, description);
        heading.Draw(canvas, FigureStyle.Border, FigureStyle.Border, width - 2 * FigureStyle.Border);
        for (int power = low; power <= high; power++)
        {
            double x = left + FigureStyle.PlotWidth * (power - low) / (high - low);
            canvas.Path($"M{SvgCanvas.Number(x)} {SvgCanvas.Number(top)}V{SvgCanvas.Number(bottom)}", ("stroke", "#e3e3e3"), ("stroke-width", "0.8"), ("fill", "none"));
            Text(canvas, $"10^{power}", x, bottom + FigureStyle.LineHeight * FigureStyle.TickSize, TextAnchor.Middle);
        }
        for (int at = 0; at < values.Length; at++)
        {
            (string label, double value, string text, bool pale) = figure.Bars[at];
            double y = top + RowHeight * at, length = FigureStyle.PlotWidth * (Math.Log10(value) - low) / (high - low);
            double baseline = y + (RowHeight + TextMetrics.CapHeight * FigureStyle.TickSize) / 2;
            canvas.Rectangle(left, y + (RowHeight - BarHeight) / 2, Math.Max(1, length), BarHeight, ("fill", pale ? Faint : Full));
            Text(canvas, label, left - FigureStyle.TickGap, baseline, TextAnchor.End);
            Text(canvas, text, left + Math.Max(1, length) + FigureStyle.TickGap, baseline, TextAnchor.Start);
        }
        Text(canvas, figure.Quantity, left + FigureStyle.PlotWidth / 2, bottom + 2.4 * FigureStyle.LineHeight * FigureStyle.LabelSize, TextAnchor.Middle);
    }

    private static void Text(SvgCanvas canvas, string text, double x, double y, TextAnchor anchor) =>
        canvas.Text(RichText.Parse(text), x, y, FigureStyle.TickSize, anchor, upwards: false, ("fill", FigureStyle.Ink));
}
