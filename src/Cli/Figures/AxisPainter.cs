namespace SpinTorque.Cli.Figures;

/// <summary>Draws heading, frame, ticks, tick labels, factors and axis labels.</summary>
internal static class AxisPainter
{
    private static readonly (string Name, string Value) TickClass = ("class", "tick");

    /// <summary>Draws the heading, the frame and both axes.</summary>
    public static void Draw(SvgCanvas canvas, FigureLayout layout)
    {
        var area = layout.Area;
        layout.Heading.Draw(canvas, area.Left, FigureStyle.Border, layout.Width - area.Left - FigureStyle.Border);
        BeginFrame(canvas);
        canvas.Rectangle(area.Left, area.Top, area.Width, area.Height);
        canvas.Path(RowTicks(area, layout.XTicks));
        canvas.Path(ColumnTicks(area, area.Left, -1, layout.YTicks));
        canvas.EndGroup();
        canvas.BeginGroup(("fill", FigureStyle.Ink));
        DrawXLabels(canvas, layout);
        DrawYLabels(canvas, layout);
        canvas.EndGroup();
    }

    /// <summary>Opens a group in the style of frames and ticks.</summary>
    public static void BeginFrame(SvgCanvas canvas) =>
        canvas.BeginGroup(("stroke", FigureStyle.Ink), ("stroke-width", FigureStyle.FrameWidth), ("fill", "none"));

    /// <summary>The path of the ticks of a vertical axis at <paramref name="x"/>, to its left (-1) or right (1).</summary>
    public static string ColumnTicks(PlotArea area, double x, int side, TickSet ticks)
    {
        return string.Concat(ticks.Major.Select(tick => Mark(tick.Value, FigureStyle.MajorLength)))
            + string.Concat(ticks.Minor.Select(value => Mark(value, FigureStyle.MinorLength)));

        string Mark(double value, double length) =>
            $"M{SvgCanvas.Number(x)} {SvgCanvas.Number(area.ToY(value))}h{SvgCanvas.Number(side * length)}";
    }

    /// <summary>Writes the labels of a vertical axis at <paramref name="x"/>, to its left (-1) or right (1), and their factor.</summary>
    public static void DrawColumnLabels(SvgCanvas canvas, PlotArea area, double x, int side, TickSet ticks, double top)
    {
        var anchor = side < 0 ? TextAnchor.End : TextAnchor.Start;
        foreach (var tick in ticks.Major)
        {
            canvas.Text(tick.Label, x + side * (FigureStyle.MajorLength + FigureStyle.TickGap),
                area.ToY(tick.Value) + TextMetrics.CapHeight * FigureStyle.TickSize / 2, FigureStyle.TickSize, anchor, TickClass);
        }

        if (ticks.Factor is { } factor)
            canvas.Text(factor, area.Left, top - FigureStyle.BlockGap, FigureStyle.TickSize, TextAnchor.Start);
    }

    /// <summary>Writes a label, centred on the area as far as it stays between <paramref name="top"/> and the bottom.</summary>
    public static void DrawColumnCaption(SvgCanvas canvas, FigureLayout layout, RichText caption, double baseline, double top)
    {
        var bottom = layout.Height - FigureStyle.Border;
        var size = TextFitting.Size(caption, FigureStyle.LabelSize, bottom - top);
        var half = TextMetrics.Width(caption, size) / 2;
        var middle = (top + bottom) / 2;
        var centre = Math.Clamp(layout.Area.Top + layout.Area.Height / 2, Math.Min(top + half, middle), Math.Max(bottom - half, middle));
        canvas.Text(caption, baseline, centre, size, TextAnchor.Middle, upwards: true);
    }

    private static string RowTicks(PlotArea area, TickSet ticks)
    {
        return string.Concat(ticks.Major.Select(tick => Mark(tick.Value, FigureStyle.MajorLength)))
            + string.Concat(ticks.Minor.Select(value => Mark(value, FigureStyle.MinorLength)));

        string Mark(double value, double length) =>
            $"M{SvgCanvas.Number(area.ToX(value))} {SvgCanvas.Number(area.Bottom)}v{SvgCanvas.Number(length)}";
    }

    private static void DrawXLabels(SvgCanvas canvas, FigureLayout layout)
    {
        var area = layout.Area;
        foreach (var tick in layout.XTicks.Major)
            canvas.Text(tick.Label, area.ToX(tick.Value), layout.XTickBaseline, FigureStyle.TickSize, TextAnchor.Middle, TickClass);
        if (layout.XTicks.Factor is { } factor)
            canvas.Text(factor, area.Right, layout.XFactorBaseline, FigureStyle.TickSize, TextAnchor.End);
        var (text, size) = layout.XCaption;
        canvas.Text(text, layout.XCaptionCentre, layout.XCaptionBaseline, size, TextAnchor.Middle);
    }

    private static void DrawYLabels(SvgCanvas canvas, FigureLayout layout)
    {
        DrawColumnLabels(canvas, layout.Area, layout.Area.Left, -1, layout.YTicks, layout.Area.Top);
        var baseline = layout.Area.Left - FigureStyle.MajorLength - FigureStyle.TickGap
            - layout.YTicks.LabelWidth(FigureStyle.TickSize) - FigureStyle.BlockGap - TextMetrics.Descent * FigureStyle.LabelSize;
        DrawColumnCaption(canvas, layout, layout.YCaption, baseline, FigureStyle.Border);
    }
}
