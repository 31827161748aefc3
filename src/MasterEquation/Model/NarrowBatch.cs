using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Points of a narrow band, each with the bits that it has alone.</summary>
internal sealed class NarrowBatch : PointBatch
{
    private readonly RateTables<Plain>[] _tables;
    private readonly LaneSolver _lanes;
    private readonly bool[] _rooted = new bool[LaneRates.Count];
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
    protected override void Run(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        Fill(models, request.Moved);
        _lanes.Run(Structure.Space.Count / 2);
        for (int lane = 0; lane < models.Length; lane++)
        {
            LanePoint point = Points[lane];
            point.Found = _lanes.IsTrustworthy(lane, _tables[lane].Underflow);
            if (!point.Found)
                continue;
            point.Residual = _lanes.Extract(lane, point.Values);
            point.Transport.SumCurrents(models[lane], _tables[lane], point.Values, _rounding, request.Energies);
            if (request.Moments)
                point.Transport.Moments.Sum(point.Values);
            if (request.Smallest)
                point.Log10MinProbability = _lanes.States.SmallestWeight(lane).Log10();
        }
        Respond(models.Length, request.Moved);
    }

    private void Fill(ReadOnlySpan<GrainModel> models, bool[] moved)
    {
        int parameter = 0, parameters = moved.AsSpan().Count(true);
        Span<Plain[]> rows = _rows.AsSpan(0, models.Length);
        Span<int> versions = stackalloc int[rows.Length];
        for (int lane = 0; lane < models.Length; lane++)
        {
            _tables[lane].Fill(models[lane], moved);
            (rows[lane], versions[lane]) = (_tables[lane].All, _tables[lane].BathVersion);
        }
        _lanes.KeepSlopes(parameters);
        _lanes.Take(rows, versions);
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            for (int lane = 0; lane < models.Length; lane++)
                rows[lane] = _tables[lane].Slope(lead)!;
            _lanes.TakeSlopes(parameter++, rows);
        }
    }

    // As RootedElimination: where derivatives lose digits to the root's own, they and those after them are taken from a better root.
    private void Respond(int count, bool[] moved)
    {
        int root = _lanes.States.Root, parameter = 0;
        Array.Clear(_rooted);
        Span<int> better = stackalloc int[LaneRates.Count], from = stackalloc int[LaneRates.Count];
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            (Vector256<double> shift, Vector256<double> size) = _lanes.States.Differentiate(parameter);
            for (int lane = 0; lane < count; lane++)
            {
                if (!Points[lane].Found || _rooted[lane])
                    continue;
                bool loses = RootedElimination.LosesDigits(shift[lane], size[lane]);
                if (loses && _lanes.States.MostProbable[lane] != root)
                    (_rooted[lane], better[lane], from[lane]) = (true, _lanes.States.MostProbable[lane], parameter);
                else
                    Respond(lane, lead, shift[lane]);
            }
            parameter++;
        }
        for (int lane = 0; lane < count; lane++)
        {
            if (_rooted[lane])
                RespondFrom(better[lane], count, moved, better, from);
        }
    }

    // All lanes that want a root at once.
    private void RespondFrom(int root, int count, bool[] moved, ReadOnlySpan<int> better, ReadOnlySpan<int> from)
    {
        _lanes.Run(root);
        for (int lane = 0; lane < count; lane++)
        {
            if (_rooted[lane] && better[lane] == root)
                Points[lane].Found = _lanes.IsTrustworthy(lane, _tables[lane].Underflow);
        }
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            (Vector256<double> shift, _) = _lanes.States.Differentiate(parameter);
            for (int lane = 0; lane < count; lane++)
            {
                if (_rooted[lane] && better[lane] == root && parameter >= from[lane] && Points[lane].Found)
                    Respond(lane, lead, shift[lane]);
            }
            parameter++;
        }
        for (int lane = 0; lane < count; lane++)
            _rooted[lane] &= better[lane] != root;
    }

    private void Respond(int lane, int lead, double ofRoot)
    {
        LaneRates.Extract(_lanes.States.Slopes, lane, _slope);
        Points[lane].Transport.Respond(_tables[lane], lead, Points[lane].Values, _slope, _rounding, ofRoot);
    }
}
