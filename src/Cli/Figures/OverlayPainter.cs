namespace SpinTorque.Cli.Figures;

/// <summary>Draws labelled lines over a field, light-edged so that they show on any colour.</summary>
internal sealed class OverlayPainter(SvgCanvas canvas, PlotArea area)
{
    private const double LabelDistance = 10;

    private const double Clearance = 3;

    // Where along a line its label may stand, the first of the least crowded places being taken.
    private static readonly double[] LabelPlaces = [0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5];

    private readonly List<(double X, double Y, double HalfWidth)> _labels = [];

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
        foreach (var (label, segments) in visible)
            if (label.Length > 0) DrawLabel(RichText.Parse(label), segments, [.. visible.SelectMany(overlay => overlay.Segments)]);
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

    private static double Length(FigureSegment s) => Math.Sqrt(Math.Pow(s.X2 - s.X1, 2) + Math.Pow(s.Y2 - s.Y1, 2));

    private void DrawLabel(RichText label, List<FigureSegment> segments, FigureSegment[] lines)
    {
        var longest = segments.MaxBy(Length);
        var half = TextMetrics.Width(label, FigureStyle.TickSize) / 2;
        var places = LabelPlaces.Select(place => Place(longest, place, half, above: true)).Concat(LabelPlaces.Select(place => Place(longest, place, half, above: false)));
        var (x, y) = places.MinBy(place => Crowding(place, half, lines));
        _labels.Add((x, y, half));
        canvas.Text(label, x, y + TextMetrics.CapHeight * FigureStyle.TickSize / 2, FigureStyle.TickSize, TextAnchor.Middle, upwards: false,
            ("fill", "#000000"), ("stroke", "#ffffff"), ("stroke-width", "2.6"), ("stroke-linejoin", "round"), ("paint-order", "stroke"));
    }

    // Beside the line, on its upper or lower side, and inside the plot area with the whole label.
    private (double X, double Y) Place(FigureSegment s, double along, double half, bool above)
    {
        var length = Length(s);
        var (nx, ny) = ((s.Y2 - s.Y1) / length, (s.X1 - s.X2) / length);
        var side = ny > 0 == above ? -1 : 1;
        var distance = LabelDistance + Math.Abs(nx) * Math.Max(0, half - LabelDistance / 2);
        var x = s.X1 + along * (s.X2 - s.X1) + side * distance * nx;
        var y = s.Y1 + along * (s.Y2 - s.Y1) + side * distance * ny;
        var (dx, dy) = (Math.Min(half + Clearance, area.Width / 2), FigureStyle.TickSize / 2 + Clearance);
        return (Math.Clamp(x, area.Left + dx, area.Right - dx), Math.Clamp(y, area.Top + dy, area.Bottom - dy));
    }

    // Lines that cross the label and, weighing more than all of them, labels that overlap it.
    private int Crowding((double X, double Y) place, double half, FigureSegment[] lines)
    {
        var x = new ValueRange(place.X - half - Clearance, place.X + half + Clearance);
        var y = new ValueRange(place.Y - FigureStyle.TickSize / 2, place.Y + FigureStyle.TickSize / 2);
        var overlaps = _labels.Count(other => Math.Abs(place.X - other.X) < half + other.HalfWidth + Clearance
            && Math.Abs(place.Y - other.Y) < FigureStyle.LineHeight * FigureStyle.TickSize);
        return lines.Count(line => line.Clipped(x, y) is not null) + (lines.Length + 1) * overlaps;
    }
}
