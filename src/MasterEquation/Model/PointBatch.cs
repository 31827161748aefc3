using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Up to four working points of one structure solved at once, in the lanes of a vector: currents and, where asked for, conductances and
/// moments. Every point of a narrow band has the bits that it has alone; those of a wide one depend, by rounding, on the batches since the last
/// restart, of which each takes the likeliest state as root of the next. Nothing is allocated from the second batch on.
/// </summary>
internal sealed class PointBatch
{
    private readonly GrainStructure _structure;
    private readonly LanePoint[] _points;
    private readonly LaneSolver _lanes;
    private readonly bool[] _rooted = new bool[LaneRates.Count];
    private readonly Plain[][] _rows = new Plain[LaneRates.Count][];
    private readonly double[] _slope;
    private readonly double _rounding;
    private int _root;

    /// <param name="structure">What all points share.</param>
    /// <param name="leads">Number of leads.</param>
    public PointBatch(GrainStructure structure, int leads)
    {
        _structure = structure;
        _points = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new LanePoint(structure, leads))];
        _lanes = LaneSolver.For(structure);
        _slope = new double[structure.Space.Count];
        _rounding = RoundingBound.Of(structure, leads);
        Restart();
    }

    /// <summary>The points, as solved last.</summary>
    public IReadOnlyList<LanePoint> Points => _points;

    /// <summary>Whether a batch can serve a structure.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="exact">Whether points must have the bits that <see cref="EliminationSolver"/> gives them.</param>
    public static bool Serves(GrainStructure structure, bool exact) =>
        structure.Pattern.HalfBandwidth <= (exact ? LaneSolver.WidestAlone : LaneSolver.WidestTogether);

    /// <summary>Forgets the batches before: roots are the middle state again.</summary>
    public void Restart() => _root = _structure.Space.Count / 2;

    /// <summary>Solves models that the structure serves.</summary>
    /// <param name="models">One to four.</param>
    /// <param name="moved">For each lead, whether the response to its potential is wanted.</param>
    /// <param name="moments">Whether moments are wanted.</param>
    /// <param name="smallest">Whether the smallest probability is wanted.</param>
    /// <param name="energies">Whether energy and heat currents are wanted.</param>
    public void Solve(ReadOnlySpan<GrainModel> models, bool[] moved, bool moments = false, bool smallest = false, bool energies = false)
    {
        long began = Stopwatch.GetTimestamp();
        Fill(models, moved);
        _lanes.Run(_root);
        for (int lane = 0; lane < models.Length; lane++)
        {
            LanePoint point = _points[lane];
            point.Found = _lanes.IsTrustworthy(lane, point.Tables.Underflow);
            if (!point.Found)
                continue;
            point.Residual = _lanes.Extract(lane, point.Values);
            point.Transport.SumCurrents(models[lane], point.Tables, point.Values, _rounding, energies);
            if (moments)
                point.Transport.Moments.Sum(point.Values);
            if (smallest)
                point.Log10MinProbability = _lanes.States.SmallestWeight(lane).Log10();
        }
        int likeliest = _points[models.Length - 1].Found ? _lanes.States.MostProbable[models.Length - 1] : _root;
        Respond(models.Length, moved);
        if (_structure.Pattern.HalfBandwidth > LaneSolver.WidestAlone)
            _root = likeliest;
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds / models.Length;
        foreach (LanePoint point in _points)
            point.Seconds = seconds;
    }

    private void Fill(ReadOnlySpan<GrainModel> models, bool[] moved)
    {
        int parameter = 0, parameters = moved.AsSpan().Count(true);
        Span<Plain[]> rows = _rows.AsSpan(0, models.Length);
        Span<int> versions = stackalloc int[rows.Length];
        for (int lane = 0; lane < models.Length; lane++)
        {
            _points[lane].Tables.Fill(models[lane], moved);
            (rows[lane], versions[lane]) = (_points[lane].Tables.All, _points[lane].Tables.BathVersion);
        }
        _lanes.KeepSlopes(parameters);
        _lanes.Take(rows, versions);
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            for (int lane = 0; lane < models.Length; lane++)
                rows[lane] = _points[lane].Tables.Slope(lead)!;
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
                if (!_points[lane].Found || _rooted[lane])
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
                _points[lane].Found = _lanes.IsTrustworthy(lane, _points[lane].Tables.Underflow);
        }
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            (Vector256<double> shift, _) = _lanes.States.Differentiate(parameter);
            for (int lane = 0; lane < count; lane++)
            {
                if (_rooted[lane] && better[lane] == root && parameter >= from[lane] && _points[lane].Found)
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
        _points[lane].Transport.Respond(_points[lane].Tables, lead, _points[lane].Values, _slope, _rounding, ofRoot);
    }
}
