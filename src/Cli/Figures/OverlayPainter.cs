namespace SpinTorque.Cli.Figures;

/// <summary>Draws labelled lines over a field, light-edged so that they show on any colour.</summary>
internal sealed class OverlayPainter(SvgCanvas canvas, PlotArea area)
{
    /// <summary>Draws all lines, then all labels above them.</summary>
    public void Draw(IReadOnlyList<FigureOverlay> overlays)
    {
        var visible = overlays
            .Select(overlay => (overlay.Label, Segments: Visible(overlay)))
            .Where(overlay => overlay.Segments.Count > 0)
            .ToArray();
        if (visible.Length == 0) return;
        var path = string.Concat(visible.SelectMany(overlay => overlay.Segments).Select(Line));
        canvas.Path(path, ("stroke", "#ffffff"), ("stroke-width", "2.6"), ("stroke-opacity", "0.75"), ("fill", "none"));
        canvas.Path(path, ("stroke", "#000000"), ("stroke-width", "1"), ("stroke-dasharray", "5 3"), ("fill", "none"));
        var labels = new OverlayLabels(area, [.. visible.SelectMany(overlay => overlay.Segments)]);
        // the widest first, as they fit in the fewest places
        foreach (var (label, segments) in visible.Where(overlay => overlay.Label.Length > 0).OrderByDescending(overlay => TextMetrics.Width(RichText.Parse(overlay.Label), FigureStyle.TickSize)))
            DrawLabel(RichText.Parse(label), segments, labels);
    }

    // The parts inside the plot area, in pixels.
    private List<FigureSegment> Visible(FigureOverlay overlay) =>
    [
        .. overlay.Segments
            .Select(segment => segment.Clipped(area.X, area.Y))
            .OfType<FigureSegment>()
            .Select(s => new FigureSegment(area.ToX(s.X1), area.ToY(s.Y1), area.ToX(s.X2), area.ToY(s.Y2))),
    ];

    private static string Line(FigureSegment s) =>
        $"M{SvgCanvas.Number(s.X1)} {SvgCanvas.Number(s.Y1)}L{SvgCanvas.Number(s.X2)} {SvgCanvas.Number(s.Y2)}";

    private void DrawLabel(RichText label, List<FigureSegment> segments, OverlayLabels labels)
    {
        const double size = FigureStyle.TickSize;
        var (rise, depth) = (TextMetrics.Rise(label, size), TextMetrics.Depth(label, size));
        var box = labels.Place(segments, TextMetrics.Width(label, size), rise + depth);
        canvas.Text(label, box.X, box.Y + (rise - depth) / 2, size, TextAnchor.Middle, upwards: false,
            ("fill", "#000000"), ("stroke", "#ffffff"), ("stroke-width", "2.6"), ("stroke-linejoin", "round"), ("paint-order", "stroke"));
    }
}
