namespace SpinTorque.Cli.Figures;

/// <summary>The names of regions and lines beside the plot area.</summary>
internal sealed class RegionLegend(RegionFigure figure)
{
    private const double SampleLength = 20;
    private const double Step = 1.7 * FigureStyle.TickSize;

    private readonly RichText[] _regions = [.. figure.Diagram.Names.Select(RegionPainter.Shown)];
    private readonly RichText[] _lines = [.. figure.Lines.Select(line => RichText.Parse(line.Label))];

    /// <summary>The room the legend needs.</summary>
    public FigurePanel Panel => new(
        SampleLength + FigureStyle.BlockGap + _regions.Concat(_lines).Max(label => TextMetrics.Width(label, FigureStyle.TickSize)),
        HasFactor: false,
        ReachesBelow: false);

    /// <summary>Draws samples and names from the top of the plot area downwards.</summary>
    public void Draw(SvgCanvas canvas, FigureLayout layout)
    {
        Rgb[] colours = RegionColours.Of(figure.Diagram.Names);
        double y = layout.Area.Top + Step / 2;
        foreach ((int index, RichText label) in _regions.Index())
        {
            canvas.Rectangle(layout.PanelLeft, y - 5, SampleLength, 10,
                ("fill", colours[index].Hex), ("stroke", FigureStyle.Ink), ("stroke-width", FigureStyle.FrameWidth));
            Write(label);
        }
        foreach ((int index, RichText label) in _lines.Index())
        {
            canvas.Path($"M{SvgCanvas.Number(layout.PanelLeft)} {SvgCanvas.Number(y)}h{SvgCanvas.Number(SampleLength)}", RegionPainter.LineStyle(index));
            Write(label);
        }

        void Write(RichText label)
        {
            canvas.Text(label, layout.PanelLeft + SampleLength + FigureStyle.BlockGap, y + TextMetrics.CapHeight * FigureStyle.TickSize / 2,
                FigureStyle.TickSize, TextAnchor.Start, upwards: false, ("fill", FigureStyle.Ink));
            y += Step;
        }
    }
}
