namespace SpinTorque.Cli.Figures;

/// <summary>
/// Finds places for the labels of lines: beside the line, clear of all lines, of the labels before and of the frame. Where no place is, the clearest.
/// </summary>
internal sealed class OverlayLabels(PlotArea area, IReadOnlyList<FigureSegment> lines)
{
    private const double Enough = 4;
    private const double Margin = 3;
    private const double Shortest = 1e-3;

    // Pixels between a line and its own label; the smaller one where the other leaves no room.
    private static readonly double[] Gaps = [4.5, 3];

    // The upper side of a line, the right one where it is vertical, before the other.
    private static readonly int[] Sides = [1, -1];

    // Parts of a line at which its label may stand; near an end first, as lines meet in the middle.
    private static readonly double[] Places = [0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5, 0.95, 0.05, 0.85, 0.15, 0.75, 0.25, 0.65, 0.35, 0.55, 0.45];

    // Angles to a line's continuation at which its label may stand before an end.
    private static readonly double[] Turns = [0, Math.PI / 6, -Math.PI / 6, Math.PI / 3, -Math.PI / 3];

    private readonly List<LabelBox> _taken = [];

    /// <summary>Takes the first place with room enough, or the one with most, beside the longest of a line's segments or, failing that, another.</summary>
    public LabelBox Place(IEnumerable<FigureSegment> line, double width, double height)
    {
        var size = new LabelBox(0, 0, width / 2, height / 2);
        var best = Clearest(line.OrderByDescending(segment => segment.Length).SelectMany(segment => Candidates(segment, size)));
        _taken.Add(best);
        return best;
    }

    private IEnumerable<LabelBox> Candidates(FigureSegment line, LabelBox size)
    {
        var beside =
            from gap in Gaps
            from side in Sides
            from place in Places
            select Beside(line, place, side, gap, size);
        var turned = new FigureSegment(line.X2, line.Y2, line.X1, line.Y1);
        return beside.Concat(Turns.SelectMany(turn => new[] { Beyond(line, turn, size), Beyond(turned, turn, size) }));
    }

    private LabelBox Clearest(IEnumerable<LabelBox> candidates)
    {
        var (best, most) = (default(LabelBox), double.NegativeInfinity);
        foreach (var candidate in candidates)
        {
            var room = Room(candidate);
            if (room > most) (best, most) = (candidate, room);
            if (most >= Enough) break;
        }

        return best;
    }

    // Labels that overlap are worse than lines that cross a label.
    private double Room(LabelBox box)
    {
        var room = lines.Select(box.DistanceTo).Append(Enough).Min();
        return _taken.Exists(other => box.DistanceTo(other) == 0) ? room - Enough : _taken.Select(box.DistanceTo).Append(room).Min();
    }

    private LabelBox Beside(FigureSegment line, double place, int side, double gap, LabelBox size)
    {
        var length = Math.Max(line.Length, Shortest);
        var (nx, ny) = ((line.Y2 - line.Y1) / length, (line.X1 - line.X2) / length);
        var distance = (ny > 0 ? -side : side) * (Math.Abs(nx) * size.HalfWidth + Math.Abs(ny) * size.HalfHeight + gap);
        return (size with
        {
            X = line.X1 + place * (line.X2 - line.X1) + distance * nx,
            Y = line.Y1 + place * (line.Y2 - line.Y1) + distance * ny,
        }).Inside(area, Margin);
    }

    // Before the line's first end, on its continuation or at an angle to it.
    private LabelBox Beyond(FigureSegment line, double turn, LabelBox size)
    {
        var (uy, ux) = Math.SinCos(Math.Atan2(line.Y1 - line.Y2, line.X1 - line.X2) + turn);
        var distance = Math.Min((size.HalfWidth + Gaps[0]) / Math.Max(Math.Abs(ux), Shortest), (size.HalfHeight + Gaps[0]) / Math.Max(Math.Abs(uy), Shortest));
        return (size with { X = line.X1 + distance * ux, Y = line.Y1 + distance * uy }).Inside(area, Margin);
    }
}
