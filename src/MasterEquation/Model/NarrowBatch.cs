using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Points of a narrow band, each with the bits that it has alone.</summary>
internal sealed class NarrowBatch : PointBatch
{
    private readonly RateTables<Plain>[] _tables;
    private readonly LaneSolver _lanes;
    private readonly Plain[][] _rows = new Plain[LaneRates.Count][];
    private readonly double[] _slope;
    private readonly double _rounding;

    /// <inheritdoc cref="PointBatch.For"/>
    public NarrowBatch(GrainStructure structure, int leads)
        : base(structure, leads)
    {
        _tables = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new RateTables<Plain>(structure, leads))];
        _lanes = LaneSolver.For(structure);
        _slope = new double[structure.Space.Count];
        _rounding = RoundingBound.Of(structure, leads);
    }

    /// <inheritdoc/>
    protected override void Run(ReadOnlySpan<GrainModel> models, ReadOnlySpan<LanePoint> points, BatchRequest request)
    {
        Fill(models, request);
        _lanes.Run(Structure.Space.Count / 2);
        for (int lane = 0; lane < points.Length; lane++)
        {
            LanePoint point = points[lane];
            point.Found = _lanes.IsTrustworthy(lane, _tables[lane].Underflow);
            if (!point.Found)
                continue;
            point.Residual = _lanes.Extract(lane, point.Values);
            point.Transport.SumCurrents(models[lane], _tables[lane], point.Values, _rounding, request.Energies);
            point.Take(_lanes.States, lane, request);
        }
        Respond(points, request.Movers);
    }

    private void Fill(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        Span<Plain[]> rows = _rows.AsSpan(0, models.Length);
        Span<int> versions = stackalloc int[rows.Length];
        for (int lane = 0; lane < models.Length; lane++)
        {
            _tables[lane].Fill(models[lane], request.Moved);
            (rows[lane], versions[lane]) = (_tables[lane].All, _tables[lane].BathVersion);
        }
        _lanes.KeepSlopes(request.Movers.Length);
        _lanes.Take(rows, versions);
        for (int parameter = 0; parameter < request.Movers.Length; parameter++)
        {
            for (int lane = 0; lane < models.Length; lane++)
                rows[lane] = _tables[lane].Slope(request.Movers[parameter])!;
            _lanes.TakeSlopes(parameter, rows);
        }
    }

    // As RootedElimination: where derivatives lose digits to the root's own, they and those after them are taken from a better root.
    private void Respond(ReadOnlySpan<LanePoint> points, int[] movers)
    {
        int root = _lanes.States.Root;
        Span<int> roots = stackalloc int[points.Length], from = stackalloc int[points.Length];
        roots.Fill(root);
        for (int parameter = 0; parameter < movers.Length; parameter++)
        {
            (Vector256<double> shift, Vector256<double> size) = _lanes.States.Differentiate(parameter);
            for (int lane = 0; lane < points.Length; lane++)
            {
                if (!points[lane].Found || roots[lane] != root)
                    continue;
                if (RootedElimination.LosesDigits(shift[lane], size[lane]) && _lanes.States.MostProbable[lane] != root)
                    (roots[lane], from[lane]) = (_lanes.States.MostProbable[lane], parameter);
                else
                    Respond(lane, movers[parameter], shift[lane]);
            }
        }
        for (int lane = 0; lane < points.Length; lane++)
        {
            if (roots[lane] != root && !roots[..lane].Contains(roots[lane]))
                RespondFrom(roots[lane], points, movers, roots, from);
        }
    }

    // All lanes that want a root at once.
    private void RespondFrom(int root, ReadOnlySpan<LanePoint> points, int[] movers, ReadOnlySpan<int> roots, ReadOnlySpan<int> from)
    {
        _lanes.Run(root);
        for (int lane = 0; lane < points.Length; lane++)
        {
            if (roots[lane] == root)
                points[lane].Found = _lanes.IsTrustworthy(lane, _tables[lane].Underflow);
        }
        for (int parameter = 0; parameter < movers.Length; parameter++)
        {
            (Vector256<double> shift, _) = _lanes.States.Differentiate(parameter);
            for (int lane = 0; lane < points.Length; lane++)
            {
                if (roots[lane] == root && parameter >= from[lane] && points[lane].Found)
                    Respond(lane, movers[parameter], shift[lane]);
            }
        }
    }

    private void Respond(int lane, int mover, double ofRoot)
    {
        LaneRates.Extract(_lanes.States.Slopes, lane, _slope);
        Points[lane].Transport.Respond(_tables[lane], mover, Points[lane].Values, _slope, _rounding, ofRoot);
    }
}
