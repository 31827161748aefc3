namespace SpinTorque;

/// <summary>
/// Traces the boundaries through cells: changes of region along the edges of a cell are bisected on the lattice; two of them are joined,
/// and a cell with more is quartered until only the corner itself is left in it.
/// </summary>
internal sealed class CellTracer(Func<long, long, string> regionAt)
{
    /// <summary>Lattice units along the edge of a cell of the mesh.</summary>
    public const long CellSize = 1L << 36;

    private const long CornerSize = 1L << 4;

    private readonly Func<long, long, string> _regionAt = regionAt;

    /// <summary>The pieces of boundary found.</summary>
    public List<BoundarySegment> Segments { get; } = [];

    /// <summary>The corners found, with the regions around each.</summary>
    public List<(BoundaryPoint Point, SortedSet<string> Regions)> Corners { get; } = [];

    /// <summary>Traces one cell from its lower left corner.</summary>
    public void Trace(long x, long y, long size)
    {
        var crossings = new List<(BoundaryPoint Point, string Before, string After)>();
        string lowerLeft = _regionAt(x, y), lowerRight = _regionAt(x + size, y);
        string upperRight = _regionAt(x + size, y + size), upperLeft = _regionAt(x, y + size);
        Cross((x, y, lowerLeft), (x + size, y, lowerRight), crossings);
        Cross((x + size, y, lowerRight), (x + size, y + size, upperRight), crossings);
        Cross((x, y + size, upperLeft), (x + size, y + size, upperRight), crossings);
        Cross((x, y, lowerLeft), (x, y + size, upperLeft), crossings);
        if (crossings.Count == 0)
            return;
        if (crossings.Count == 2)
        {
            Join(crossings[0].Point, crossings[1]);
            return;
        }
        if (size > CornerSize)
        {
            long half = size / 2;
            Trace(x, y, half);
            Trace(x + half, y, half);
            Trace(x, y + half, half);
            Trace(x + half, y + half, half);
            return;
        }
        var corner = new BoundaryPoint(x + size / 2, y + size / 2, BoundaryPointKind.Corner);
        foreach ((BoundaryPoint, string, string) crossing in crossings)
            Join(corner, crossing);
        Corners.Add((corner, new SortedSet<string>(crossings.SelectMany(one => new[] { one.Before, one.After }), StringComparer.Ordinal)));
    }

    private void Join(BoundaryPoint start, (BoundaryPoint Point, string Before, string After) crossing) =>
        Segments.Add(string.CompareOrdinal(crossing.Before, crossing.After) < 0
            ? new BoundarySegment(start, crossing.Point, crossing.Before, crossing.After)
            : new BoundarySegment(start, crossing.Point, crossing.After, crossing.Before));

    // Every change of region along an edge, by bisection to neighbours on the lattice.
    private void Cross((long X, long Y, string Region) low, (long X, long Y, string Region) high, List<(BoundaryPoint, string, string)> crossings)
    {
        if (string.Equals(low.Region, high.Region, StringComparison.Ordinal))
            return;
        if (high.X - low.X <= 1 && high.Y - low.Y <= 1)
        {
            BoundaryPointKind kind = high.X > low.X ? BoundaryPointKind.AlongX : BoundaryPointKind.AlongY;
            crossings.Add((new BoundaryPoint(low.X, low.Y, kind), low.Region, high.Region));
            return;
        }
        long x = low.X + (high.X - low.X) / 2, y = low.Y + (high.Y - low.Y) / 2;
        (long, long, string) middle = (x, y, _regionAt(x, y));
        Cross(low, middle, crossings);
        Cross(middle, high, crossings);
    }
}
