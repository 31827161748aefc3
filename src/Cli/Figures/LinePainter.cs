using System.Text;

namespace SpinTorque.Cli.Figures;

/// <summary>Draws line figures.</summary>
internal static class LinePainter
{
    private const double YMargin = 0.05;
    private const double LoneRadius = 1.6;

    /// <summary>Writes the figure as one SVG document.</summary>
    public static void Write(LineFigure figure, TextWriter writer)
    {
        foreach (var series in figure.Series)
        {
            if (series.Values.Length != figure.XAxis.Values.Length)
                throw new ArgumentException($"The curve '{series.Label}' does not have one value for each of the axis.", nameof(figure));
        }

        var legend = new Legend(figure.Series);
        var values = ValueRange.Of(figure.Series.SelectMany(series => series.Values)) ?? new ValueRange(0, 0);
        var caption = FigureAxis.Captioned(figure.Quantity, figure.Unit);
        var layout = new FigureLayout(
            FigureHeading.Of(figure.Title, figure.Subtitle),
            (figure.XAxis.Caption, figure.XAxis.Range),
            (caption, values.Opened().Padded(YMargin)),
            legend.Panel);
        var description = $"Curves of {caption.Plain} over {figure.XAxis.Describe()}: "
            + string.Join("; ", figure.Series.Select(series => RichText.Parse(series.Label).Plain)) + ".";
        using var canvas = new SvgCanvas(writer, layout.Width, layout.Height, RichText.Parse(figure.Title).Plain, description);
        DrawGrid(canvas, layout);
        for (var i = 0; i < figure.Series.Count; i++) DrawCurve(canvas, layout.Area, figure.XAxis.Values, figure.Series[i], i);
        AxisPainter.Draw(canvas, layout);
        legend.Draw(canvas, layout);
    }

    private static void DrawGrid(SvgCanvas canvas, FigureLayout layout)
    {
        var area = layout.Area;
        var columns = layout.XTicks.Major.Select(tick =>
            $"M{SvgCanvas.Number(area.ToX(tick.Value))} {SvgCanvas.Number(area.Top)}v{SvgCanvas.Number(area.Height)}");
        var rows = layout.YTicks.Major.Select(tick => Row(area, tick.Value));
        canvas.Path(string.Concat(columns.Concat(rows)), ("stroke", "#e3e3e3"), ("stroke-width", "0.8"), ("fill", "none"));
        if (area.Y.Low < 0 && area.Y.High > 0)
            canvas.Path(Row(area, 0), ("stroke", "#7f7f7f"), ("stroke-width", "0.8"), ("fill", "none"));
    }

    private static string Row(PlotArea area, double value) =>
        $"M{SvgCanvas.Number(area.Left)} {SvgCanvas.Number(area.ToY(value))}h{SvgCanvas.Number(area.Width)}";

    // Gaps break the curve; a value between two gaps is a dot.
    private static void DrawCurve(SvgCanvas canvas, PlotArea area, double[] x, LineSeries series, int index)
    {
        var y = series.Values;
        var path = new StringBuilder();
        for (var i = 0; i < y.Length; i++)
        {
            if (!IsDrawn(i)) continue;
            var starts = i == 0 || !IsDrawn(i - 1);
            if (series.Dots || (starts && (i == y.Length - 1 || !IsDrawn(i + 1))))
                canvas.Disc(area.ToX(x[i]), area.ToY(y[i]), series.Dots ? Legend.DotRadius : LoneRadius, ("fill", Legend.Colour(series, index)));
            else
                path.Append($"{(starts ? 'M' : 'L')}{SvgCanvas.Number(area.ToX(x[i]))} {SvgCanvas.Number(area.ToY(y[i]))}");
        }

        if (path.Length > 0) canvas.Path(path.ToString(), Legend.CurveStyle(series, index));

        bool IsDrawn(int i) => double.IsFinite(x[i]) && double.IsFinite(y[i]);
    }
}
