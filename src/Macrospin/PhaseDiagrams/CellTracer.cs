namespace SpinTorque;

/// <summary>
/// Traces the boundaries through cells of the mesh: changes of region along the edges are bisected on the lattice and joined where every
/// pair of regions has two; other cells are quartered until only the corner itself is left. Where boundaries touch without crossing,
/// ever more cells are undecided; beyond a number of them the corner is taken as it is.
/// </summary>
internal sealed class CellTracer(Func<long, long, string> regionAt)
{
    /// <summary>Lattice units along the edge of a cell of the mesh.</summary>
    public const long CellSize = 1L << 36;

    private const long CornerSize = 1L << 4;
    private const int MostUndecided = 16;

    private readonly Func<long, long, string> _regionAt = regionAt;

    /// <summary>The pieces of boundary found.</summary>
    public List<BoundarySegment> Segments { get; } = [];

    /// <summary>The corners found, one for each set of regions that meet in a cell of the mesh.</summary>
    public List<BoundaryCorner> Corners { get; } = [];

    /// <summary>Traces one cell of the mesh from its lower left corner.</summary>
    public void Trace(long x, long y)
    {
        var corners = new List<BoundaryCorner>();
        List<(long X, long Y)> level = [(x, y)];
        bool isLast = false;
        for (long size = CellSize; level.Count > 0; size /= 2)
        {
            var undecided = new List<(long X, long Y)>();
            foreach ((long cellX, long cellY) in level)
            {
                List<BoundaryCrossing> crossings = Crossings(cellX, cellY, size);
                if (TryJoin(crossings))
                    continue;
                if (isLast || size <= CornerSize)
                    corners.Add(Meet(crossings, new BoundaryPoint(cellX + size / 2, cellY + size / 2, BoundaryPointKind.Corner)));
                else
                    undecided.Add((cellX, cellY));
            }
            isLast = undecided.Count > MostUndecided;
            long half = size / 2;
            level = [.. undecided.SelectMany(cell => new[] { cell, (cell.X + half, cell.Y), (cell.X, cell.Y + half), (cell.X + half, cell.Y + half) })];
        }
        Corners.AddRange(corners.DistinctBy(corner => string.Join(' ', corner.Regions), StringComparer.Ordinal));
    }

    private List<BoundaryCrossing> Crossings(long x, long y, long size)
    {
        var crossings = new List<BoundaryCrossing>();
        string lowerLeft = _regionAt(x, y), lowerRight = _regionAt(x + size, y);
        string upperRight = _regionAt(x + size, y + size), upperLeft = _regionAt(x, y + size);
        Cross((x, y, lowerLeft), (x + size, y, lowerRight), crossings);
        Cross((x + size, y, lowerRight), (x + size, y + size, upperRight), crossings);
        Cross((x, y + size, upperLeft), (x + size, y + size, upperRight), crossings);
        Cross((x, y, lowerLeft), (x, y + size, upperLeft), crossings);
        return crossings;
    }

    // True where the crossings leave no doubt which belong together.
    private bool TryJoin(List<BoundaryCrossing> crossings)
    {
        if (crossings.GroupBy(crossing => crossing.Regions).Any(group => group.Count() != 2))
            return false;
        foreach (BoundaryCrossing[] pair in crossings.GroupBy(crossing => crossing.Regions).Select(group => group.ToArray()))
            Segments.Add(new BoundarySegment(pair[0].Point, pair[1].Point, pair[0].Regions));
        return true;
    }

    private BoundaryCorner Meet(List<BoundaryCrossing> crossings, BoundaryPoint corner)
    {
        foreach (BoundaryCrossing crossing in crossings)
            Segments.Add(new BoundarySegment(corner, crossing.Point, crossing.Regions));
        return new BoundaryCorner(corner, [.. crossings.SelectMany(one => new[] { one.Before, one.After }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    // Every change of region along an edge, by bisection to neighbours on the lattice.
    private void Cross((long X, long Y, string Region) low, (long X, long Y, string Region) high, List<BoundaryCrossing> crossings)
    {
        if (string.Equals(low.Region, high.Region, StringComparison.Ordinal))
            return;
        if (high.X - low.X <= 1 && high.Y - low.Y <= 1)
        {
            BoundaryPointKind kind = high.X > low.X ? BoundaryPointKind.AlongX : BoundaryPointKind.AlongY;
            crossings.Add(new BoundaryCrossing(new BoundaryPoint(low.X, low.Y, kind), low.Region, high.Region));
            return;
        }
        long x = low.X + (high.X - low.X) / 2, y = low.Y + (high.Y - low.Y) / 2;
        (long, long, string) middle = (x, y, _regionAt(x, y));
        Cross(low, middle, crossings);
        Cross(middle, high, crossings);
    }
}
