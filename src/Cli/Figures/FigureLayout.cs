namespace SpinTorque.Cli.Figures;

/// <summary>Places heading, axes and plot area so that every text has the room its width needs.</summary>
internal sealed class FigureLayout
{
    private readonly RichText _xCaption;

    /// <summary>Lays out a figure with a panel of the given width (0 for none) to the right of its plot area.</summary>
    public FigureLayout(
        FigureHeading heading, (RichText Caption, ValueRange Range) x, (RichText Caption, ValueRange Range) y, FigurePanel panel)
    {
        _xCaption = x.Caption;
        YCaption = y.Caption;
        XTicks = NiceTicks.AlongRow(x.Range, FigureStyle.PlotWidth, FigureStyle.TickSize);
        YTicks = NiceTicks.AlongColumn(y.Range, FigureStyle.PlotHeight);

        var left = LeftMargin(x.Range);
        PanelLeft = left + FigureStyle.PlotWidth + panel.Gap(RightOverhang(x.Range));
        Width = panel.Width > 0
            ? PanelLeft + panel.Width + FigureStyle.Border
            : left + FigureStyle.PlotWidth + FigureStyle.Border + Math.Max(0, RightOverhang(x.Range));
        Heading = heading.Wrapped(Width - left - FigureStyle.Border);
        var top = FigureStyle.Border + Heading.Height
            + (panel.HasFactor || YTicks.Factor is not null ? FigureStyle.LineHeight * FigureStyle.TickSize : 0);
        Area = new PlotArea(left, top, FigureStyle.PlotWidth, FigureStyle.PlotHeight, x.Range, y.Range);
        Height = XCaptionBaseline + TextMetrics.Descent * FigureStyle.LabelSize + FigureStyle.Border;
    }

    /// <summary>Width of the figure.</summary>
    public double Width { get; }

    /// <summary>Height of the figure.</summary>
    public double Height { get; }

    /// <summary>The heading, broken into lines.</summary>
    public FigureHeading Heading { get; }

    /// <summary>The plot area.</summary>
    public PlotArea Area { get; }

    /// <summary>Left edge of the panel.</summary>
    public double PanelLeft { get; }

    /// <summary>Marks of the horizontal axis.</summary>
    public TickSet XTicks { get; }

    /// <summary>Marks of the vertical axis.</summary>
    public TickSet YTicks { get; }

    /// <summary>Label of the horizontal axis, in the size that fits.</summary>
    public (RichText Text, double Size) XCaption =>
        (_xCaption, TextFitting.Size(_xCaption, FigureStyle.LabelSize, Width - 2 * FigureStyle.Border));

    /// <summary>Label of the vertical axis.</summary>
    public RichText YCaption { get; }

    /// <summary>Base line of the labels of the horizontal axis.</summary>
    public double XTickBaseline =>
        Area.Bottom + FigureStyle.MajorLength + FigureStyle.TickGap + TextMetrics.CapHeight * FigureStyle.TickSize;

    /// <summary>Base line of the horizontal axis's factor, if it has one.</summary>
    public double XFactorBaseline => XTickBaseline + FigureStyle.BlockGap + FigureStyle.LabelSize;

    /// <summary>Base line of the horizontal axis's label; below its factor if both do not fit side by side.</summary>
    public double XCaptionBaseline =>
        XFactorBaseline + (FactorFitsBesideCaption ? 0 : FigureStyle.LineHeight * FigureStyle.LabelSize);

    /// <summary>Centre of the horizontal axis's label: the plot area's, unless a long label would leave the figure.</summary>
    public double XCaptionCentre
    {
        get
        {
            var half = FigureStyle.Border + TextMetrics.Width(XCaption.Text, XCaption.Size) / 2;
            return Math.Clamp(Area.Left + Area.Width / 2, Math.Min(half, Width / 2), Math.Max(Width - half, Width / 2));
        }
    }

    private bool FactorFitsBesideCaption =>
        XTicks.Factor is not { } factor
        || XCaptionCentre + TextMetrics.Width(XCaption.Text, XCaption.Size) / 2 + FigureStyle.PanelGap
            <= Area.Right - TextMetrics.Width(factor, FigureStyle.TickSize);

    private double LeftMargin(ValueRange x)
    {
        var labels = FigureStyle.Border + FigureStyle.LineHeight * FigureStyle.LabelSize + FigureStyle.BlockGap
            + YTicks.LabelWidth(FigureStyle.TickSize) + FigureStyle.TickGap + FigureStyle.MajorLength;
        var overhang = XTicks.Major.Count == 0 ? 0 : Overhang(XTicks.Major[0], x.Fraction);
        return Math.Max(labels, FigureStyle.Border + overhang);
    }

    private double RightOverhang(ValueRange x) =>
        XTicks.Major.Count == 0 ? 0 : Overhang(XTicks.Major[^1], tick => 1 - x.Fraction(tick));

    // How far a tick's label reaches beyond the edge of the plot area.
    private static double Overhang(Tick tick, Func<double, double> distance) =>
        TextMetrics.Width(tick.Label, FigureStyle.TickSize) / 2 - distance(tick.Value) * FigureStyle.PlotWidth;
}
