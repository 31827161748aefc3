namespace SpinTorque.Cli.Figures;

/// <summary>The names of several curves beside the plot area, each with a sample of its line.</summary>
internal sealed class Legend
{
    private const double SampleLength = 24;
    private const double LineHeight = 1.6;
    private const double LongestLabel = 260;

    private readonly RichText[] _labels;
    private readonly IReadOnlyList<LineSeries> _series;

    /// <summary>The legend of the curves; empty for a single one.</summary>
    public Legend(IReadOnlyList<LineSeries> series)
    {
        _labels = series.Count > 1 ? [.. series.Select(curve => RichText.Parse(curve.Label))] : [];
        _series = series;
    }

    /// <summary>Radius of the dots of a curve drawn as dots.</summary>
    public static double DotRadius => 3;

    /// <summary>The room the legend needs.</summary>
    public FigurePanel Panel => new(
        _labels.Length == 0 ? 0 : SampleLength + FigureStyle.BlockGap + _labels.Max(label => TextMetrics.Width(label, LabelSize(label))),
        HasFactor: false,
        ReachesBelow: LineHeight * FigureStyle.TickSize * _labels.Length > FigureStyle.PlotHeight);

    /// <summary>The colour of a curve, by its place in the figure.</summary>
    public static string Colour(LineSeries series, int index) => FigureStyle.CurveColours[(series.Place ?? index) % FigureStyle.CurveColours.Count];

    /// <summary>The style of a curve's line, by its place in the figure.</summary>
    public static (string Name, string Value)[] CurveStyle(LineSeries series, int index)
    {
        int round = (series.Place ?? index) / FigureStyle.CurveColours.Count + (series.Dashed ? 1 : 0);
        return
        [
            ("stroke", Colour(series, index)), ("stroke-width", "1.6"), ("stroke-linejoin", "round"), ("fill", "none"),
            ("stroke-dasharray", FigureStyle.CurveDashes[round % FigureStyle.CurveDashes.Count]),
        ];
    }

    /// <summary>Draws the names from the top of the plot area downwards.</summary>
    public void Draw(SvgCanvas canvas, FigureLayout layout)
    {
        // Many names are set closer, so that the last stays above the bottom of the figure.
        var room = layout.Height - FigureStyle.Border - layout.Area.Top;
        var step = Math.Min(LineHeight * FigureStyle.TickSize, room / Math.Max(1, _labels.Length));
        for (var i = 0; i < _labels.Length; i++)
        {
            var y = layout.Area.Top + (i + 0.5) * step;
            if (_series[i].Dots)
                canvas.Disc(layout.PanelLeft + SampleLength / 2, y, DotRadius, ("fill", Colour(_series[i], i)));
            else
                canvas.Path($"M{SvgCanvas.Number(layout.PanelLeft)} {SvgCanvas.Number(y)}h{SvgCanvas.Number(SampleLength)}", CurveStyle(_series[i], i));
            var size = Math.Min(LabelSize(_labels[i]), step);
            canvas.Text(_labels[i], layout.PanelLeft + SampleLength + FigureStyle.BlockGap, y + TextMetrics.CapHeight * size / 2, size,
                TextAnchor.Start, upwards: false, ("fill", FigureStyle.Ink));
        }
    }

    private static double LabelSize(RichText label) => TextFitting.Size(label, FigureStyle.TickSize, LongestLabel);
}
