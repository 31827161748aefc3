namespace SpinTorque;

/// <summary>Links pieces of boundary to curves, from corner or end to corner or end, or once around.</summary>
internal static class BoundaryLinker
{
    /// <summary>The curves, each with the two regions beside it and its points in order.</summary>
    public static IEnumerable<((string First, string Second) Regions, List<BoundaryPoint> Points)> Link(IReadOnlyList<BoundarySegment> segments)
    {
        var at = new Dictionary<BoundaryPoint, List<int>>();
        for (int index = 0; index < segments.Count; index++)
        {
            Add(segments[index].Start, index);
            Add(segments[index].End, index);
        }
        var used = new bool[segments.Count];
        // open curves from their ends first, then what closes on itself
        foreach (BoundaryPoint end in at.Keys.Where(point => IsEnd(point, at)).ToArray())
        {
            foreach (int first in at[end].Where(index => !used[index]))
                yield return Walk(end, first);
        }
        for (int index = 0; index < segments.Count; index++)
        {
            if (!used[index])
                yield return Walk(segments[index].Start, index);
        }

        void Add(BoundaryPoint point, int index)
        {
            if (!at.TryGetValue(point, out List<int>? list))
                at.Add(point, list = []);
            list.Add(index);
        }

        ((string, string), List<BoundaryPoint>) Walk(BoundaryPoint start, int index)
        {
            (string, string) regions = segments[index].Regions;
            var points = new List<BoundaryPoint> { start };
            while (index >= 0)
            {
                used[index] = true;
                points.Add(segments[index].Start == points[^1] ? segments[index].End : segments[index].Start);
                BoundaryPoint last = points[^1];
                index = IsEnd(last, at) ? -1 : at[last].FindIndex(next => !used[next]) is >= 0 and var place ? at[last][place] : -1;
            }
            return (regions, points);
        }
    }

    private static bool IsEnd(BoundaryPoint point, Dictionary<BoundaryPoint, List<int>> at) =>
        point.Kind == BoundaryPointKind.Corner || at[point].Count != 2;
}
