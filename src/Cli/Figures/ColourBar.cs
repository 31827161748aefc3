namespace SpinTorque.Cli.Figures;

/// <summary>The colours of a heat map between its limits, arrows where values lie beyond, and the colour of failed pixels.</summary>
internal sealed class ColourBar
{
    private const double BarWidth = 14;
    private const double ArrowHeight = 9;
    private const double Swatch = 10;
    private const int Shades = 256;
    private const string FailedLabel = "no value";

    private readonly RichText _caption;
    private readonly ColourMap _colours;
    private readonly ValueRange _limits;
    private readonly bool _hasFailed;
    private readonly bool _exceedsLow;
    private readonly bool _exceedsHigh;
    private readonly TickSet _ticks;

    /// <summary>The bar of a figure with the given limits.</summary>
    public ColourBar(HeatMapFigure figure, ColourMap colours, ValueRange limits)
    {
        _caption = FigureAxis.Captioned(figure.Quantity, figure.Unit);
        _colours = colours;
        _limits = limits;
        var values = figure.Field.Cast<double>().ToArray();
        _hasFailed = values.Any(value => !double.IsFinite(value));
        _exceedsLow = values.Any(value => double.IsFinite(value) && value < limits.Low);
        _exceedsHigh = values.Any(value => double.IsFinite(value) && value > limits.High);
        _ticks = NiceTicks.AlongColumn(limits, FigureStyle.PlotHeight);
    }

    /// <summary>The room the bar needs.</summary>
    public FigurePanel Panel => new(
        Math.Max(CaptionBaseline(0) + TextMetrics.Descent * FigureStyle.LabelSize, Math.Max(FactorWidth, FailedWidth)),
        _ticks.Factor is not null,
        _hasFailed);

    private double FactorWidth => _ticks.Factor is { } factor ? TextMetrics.Width(factor, FigureStyle.TickSize) : 0;

    private double FailedWidth => _hasFailed
        ? BarWidth + FigureStyle.TickGap + FigureStyle.MajorLength + TextMetrics.Width(FailedLabel, FigureStyle.TickSize)
        : 0;

    /// <summary>Draws the bar beside the plot area.</summary>
    public void Draw(SvgCanvas canvas, FigureLayout layout)
    {
        var top = layout.Area.Top + (_exceedsHigh ? ArrowHeight : 0);
        var bottom = layout.Area.Bottom - (_exceedsLow ? ArrowHeight : 0);
        var bar = new PlotArea(layout.PanelLeft, top, BarWidth, bottom - top, new ValueRange(0, 1), _limits);
        canvas.Image(bar.Left, bar.Top, bar.Width, bar.Height, Gradient());
        AxisPainter.BeginFrame(canvas);
        if (_exceedsHigh) DrawArrow(canvas, bar, bar.Top, -ArrowHeight, _colours.At(1));
        if (_exceedsLow) DrawArrow(canvas, bar, bar.Bottom, ArrowHeight, _colours.At(0));
        canvas.Rectangle(bar.Left, bar.Top, bar.Width, bar.Height);
        canvas.Path(AxisPainter.ColumnTicks(bar, bar.Right, 1, _ticks));
        canvas.EndGroup();
        canvas.BeginGroup(("fill", FigureStyle.Ink));
        AxisPainter.DrawColumnLabels(canvas, bar, bar.Right, 1, _ticks, layout.Area.Top);
        AxisPainter.DrawColumnCaption(canvas, layout, _caption, CaptionBaseline(bar.Left), FigureStyle.Border + layout.Heading.Height);
        if (_hasFailed) DrawFailed(canvas, layout);
        canvas.EndGroup();
    }

    private double CaptionBaseline(double left) => left + BarWidth + FigureStyle.MajorLength + FigureStyle.TickGap
        + _ticks.LabelWidth(FigureStyle.TickSize) + FigureStyle.BlockGap + TextMetrics.CapHeight * FigureStyle.LabelSize;

    // Each shade at the middle of its part of the bar, the highest on top.
    private Rgb[,] Gradient()
    {
        var pixels = new Rgb[Shades, 1];
        for (var i = 0; i < Shades; i++) pixels[i, 0] = _colours.At((Shades - i - 0.5) / Shades);
        return pixels;
    }

    private static void DrawArrow(SvgCanvas canvas, PlotArea bar, double y, double height, Rgb colour) => canvas.Path(
        $"M{SvgCanvas.Number(bar.Left)} {SvgCanvas.Number(y)}l{SvgCanvas.Number(bar.Width / 2)} {SvgCanvas.Number(height)}"
        + $"l{SvgCanvas.Number(bar.Width / 2)} {SvgCanvas.Number(-height)}z",
        ("fill", colour.Hex));

    private void DrawFailed(SvgCanvas canvas, FigureLayout layout)
    {
        canvas.Rectangle(layout.PanelLeft, layout.XTickBaseline - Swatch + 1, BarWidth, Swatch,
            ("fill", _colours.Failed.Hex), ("stroke", FigureStyle.Ink), ("stroke-width", FigureStyle.FrameWidth));
        canvas.Text(FailedLabel, layout.PanelLeft + BarWidth + FigureStyle.TickGap + FigureStyle.MajorLength, layout.XTickBaseline,
            FigureStyle.TickSize, TextAnchor.Start);
    }
}
