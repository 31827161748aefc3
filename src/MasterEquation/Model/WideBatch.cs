using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Points of a wide band. Rates, states and currents stay side by side from beginning to end. Points depend, by rounding, on the batches since the
/// last restart, of which each takes the likeliest state as root of the next.
/// </summary>
internal sealed class WideBatch : PointBatch
{
    private readonly LaneTables _tables;
    private readonly LaneStates _states;
    private readonly LaneVerdict _verdict;
    private readonly LaneTransport _transport;
    private readonly LaneEnergies _energies;
    private readonly bool[] _rooted = new bool[LaneRates.Count];
    private readonly double _error;
    private int _root;

    /// <inheritdoc cref="PointBatch.For"/>
    public WideBatch(GrainStructure structure, int leads)
        : base(structure, leads)
    {
        int count = structure.Space.Count;
        _tables = new LaneTables(structure, leads);
        _states = new LaneStates(count, new FrontElimination(_tables.Rates));
        _verdict = new LaneVerdict(_states, count, structure.HalfBandwidth);
        _transport = new LaneTransport(structure, _tables);
        _energies = new LaneEnergies(structure, leads);
        _error = EliminationSolver.StatedError(count);
        Restart();
    }

    /// <inheritdoc/>
    public override void Restart() => _root = Structure.Space.Count / 2;

    /// <inheritdoc/>
    protected override void Run(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        _tables.Fill(models, request.Moved);
        _states.Run(_root);
        if (request.Energies)
            _energies.Start(_tables);
        _transport.SumCurrents(_states.Probabilities, request.Energies ? _energies : null);
        for (int lane = 0; lane < models.Length; lane++)
            Keep(lane, request);
        int root = Points[models.Length - 1].Found ? _states.MostProbable[models.Length - 1] : _root;
        Respond(models.Length, request.Moved);
        _root = root;
    }

    private void Keep(int lane, BatchRequest request)
    {
        LanePoint point = Points[lane];
        point.Found = IsTrustworthy(lane);
        if (!point.Found)
            return;
        point.Residual = _transport.Residual[lane];
        for (int lead = 0; lead < _tables.Leads.Count; lead++)
        {
            LaneFlow flow = _transport.Flow[lead];
            point.Transport.Take(lead, new LeadCurrents(
                flow.Up[lane] + flow.Down[lane],
                (flow.Up[lane] - flow.Down[lane]) / 2,
                request.Energies ? _energies.Energy(lead)[lane] : 0,
                request.Energies ? _energies.Heat(lead)[lane] : 0,
                flow.Gross[lane]));
        }
        point.Transport.Conclude(_error);
        if (request.Moments || request.Probabilities)
            LaneRates.Extract(_states.Probabilities, lane, point.Values);
        if (request.Moments)
            point.Transport.Moments.Sum(point.Values);
        if (request.Smallest)
            point.Log10MinProbability = _states.SmallestWeight(lane).Log10();
    }

    private bool IsTrustworthy(int lane) => _verdict.IsTrustworthy(lane, _transport.LargestExit[lane], _tables.Underflow(lane));

    // As RootedElimination: where derivatives lose digits to the root's own, they are taken from a better root.
    private void Respond(int count, bool[] moved)
    {
        int root = _states.Root, parameter = 0;
        Array.Clear(_rooted);
        Span<int> better = stackalloc int[LaneRates.Count];
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            (Vector256<double> shift, Vector256<double> size) = Sum(lead, parameter++);
            for (int lane = 0; lane < count; lane++)
            {
                if (!Points[lane].Found)
                    continue;
                if (_states.MostProbable[lane] != root && RootedElimination.LosesDigits(shift[lane], size[lane]))
                    (_rooted[lane], better[lane]) = (true, _states.MostProbable[lane]);
                Keep(lane, lead);
            }
        }
        for (int lane = 0; lane < count; lane++)
        {
            if (_rooted[lane])
                RespondFrom(better[lane], count, moved, better);
        }
    }

    // All lanes that want a root at once.
    private void RespondFrom(int root, int count, bool[] moved, ReadOnlySpan<int> better)
    {
        _states.Run(root);
        for (int lane = 0; lane < count; lane++)
        {
            if (_rooted[lane] && better[lane] == root)
                Points[lane].Found = IsTrustworthy(lane);
        }
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            Sum(lead, parameter++);
            for (int lane = 0; lane < count; lane++)
            {
                if (_rooted[lane] && better[lane] == root && Points[lane].Found)
                    Keep(lane, lead);
            }
        }
        for (int lane = 0; lane < count; lane++)
            _rooted[lane] &= better[lane] != root;
    }

    private (Vector256<double> Shift, Vector256<double> Size) Sum(int lead, int parameter)
    {
        (Vector256<double> Shift, Vector256<double> Size) found = _states.Differentiate(parameter);
        _transport.SumResponse(lead, parameter, _states.Probabilities, _states.Slopes);
        return found;
    }

    private void Keep(int lane, int mover)
    {
        double[] row = Points[lane].Transport.Response(mover);
        for (int lead = 0; lead < row.Length; lead++)
            row[lead] = _transport.Response(lead)[lane];
        Points[lane].Transport.Conclude(mover, _error, _transport.LargestLogarithmicSlope[lane], _transport.OwnResponse[lane]);
    }
}
