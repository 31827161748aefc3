using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Points of a wide band. Rates, states and currents stay side by side from beginning to end. Points depend, by rounding and by a tiny part of the
/// stated error, on the batches since the last restart: each gives the next its likeliest state as root, and the states that matter.
/// </summary>
internal sealed class WideBatch : PointBatch
{
    // Probabilities below this are left out of derivatives where that can be shown to be allowed.
    private const double Unlikely = 1e-90;

    // Share of the stated error that leaving them out may add.
    private const double Share = 1e-5;

    private readonly LaneTables _tables;
    private readonly FrontElimination _elimination;
    private readonly LaneStates _states;
    private readonly LaneVerdict _verdict;
    private readonly LaneTransport _transport;
    private readonly LaneEnergies _energies;
    private readonly int[] _better = new int[LaneRates.Count];      // roots to which derivatives lose no digits; -1 where they lose none
    private readonly double _error;
    private NeglectedStates _neglected;
    private bool _suffices;
    private bool _remembers;                // whether points of late had need of all states
    private int _root;

    /// <inheritdoc cref="PointBatch.For"/>
    public WideBatch(GrainStructure structure, int leads)
        : base(structure, leads)
    {
        int count = structure.Space.Count;
        _tables = new LaneTables(structure, leads);
        _elimination = new FrontElimination(_tables.Rates);
        _states = new LaneStates(count, _elimination);
        _verdict = new LaneVerdict(_states, count, structure.HalfBandwidth);
        _transport = new LaneTransport(structure, _tables);
        _energies = new LaneEnergies(structure, leads);
        _error = RoundingBound.Of(structure, leads);
        Restart();
    }

    private StateRange All => StateRange.All(Structure.Space.Count);

    /// <inheritdoc/>
    public override void Restart() => (_root, _elimination.Window, _remembers) = (Structure.Space.Count / 2, All, false);

    /// <inheritdoc/>
    protected override void Run(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        _tables.Fill(models, request.Moved);
        int root = _root;
        _elimination.Forgets = !_remembers && _elimination.Window != All && !request.Smallest && !request.Probabilities;
        Attempt(models, request);
        if (_elimination.Forgets && (!_suffices || AnyLost(models.Length)))
        {
            (_remembers, _elimination.Forgets, _root) = (true, false, root);
            Attempt(models, request);
        }
        // From the likeliest state no barrier lies between the root and a single well; and where the window was too narrow, there is the whole chain.
        int better = _states.Root == root ? Better(models.Length) : -1;
        if (better >= 0 || !_suffices)
        {
            _elimination.Forgets = false;
            (_elimination.Window, _root) = (All, better >= 0 ? better : root);
            Attempt(models, request);
            return;
        }
        _elimination.Window = Points[models.Length - 1].Found ? _states.Likely(Unlikely, Structure.HalfBandwidth) : All;
    }

    private bool AnyLost(int count)
    {
        for (int lane = 0; lane < count; lane++)
        {
            if (!Points[lane].Found)
                return true;
        }
        return false;
    }

    // The likeliest state of a point that was not to be trusted from another root; -1 where there is none.
    private int Better(int count)
    {
        for (int lane = 0; lane < count; lane++)
        {
            if (!Points[lane].Found && _states.Found(lane) && _states.MostProbable[lane] != _states.Root)
                return _states.MostProbable[lane];
        }
        return -1;
    }

    private void Attempt(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        _suffices = true;
        _states.Run(_root);
        _neglected = Neglected();
        if (request.Energies)
            _energies.Start(_tables);
        Array.Fill(_better, -1);
        int parameter = 0;
        for (int lead = 0; lead < request.Moved.Length; lead++)
        {
            if (!request.Moved[lead])
                continue;
            (Vector256<double> shift, Vector256<double> size) = Respond(parameter, parameter == 0 && request.Energies ? _energies : null);
            if (parameter++ == 0)
                Keep(models.Length, request);
            for (int lane = 0; lane < models.Length; lane++)
            {
                Keep(lane, lead, shift[lane]);
                if (_states.MostProbable[lane] != _root && RootedElimination.LosesDigits(shift[lane], size[lane]))
                    _better[lane] = _states.MostProbable[lane];
            }
        }
        if (parameter == 0)
        {
            _transport.Sum(_states.Carried, _states.Probabilities, [], [], request.Energies ? _energies : null);
            Keep(models.Length, request);
        }
        if (Points[models.Length - 1].Found)
            _root = _states.MostProbable[models.Length - 1];
        for (int lane = 0; lane < models.Length; lane++)
        {
            if (Points[lane].Found && _better[lane] >= 0)
                RespondFrom(_better[lane], models.Length, request.Moved);
        }
    }

    // As RootedElimination: where derivatives lose digits to the root's own, they are taken from a better root, of all lanes that want it at once.
    private void RespondFrom(int root, int count, bool[] moved)
    {
        _states.Run(root);
        _neglected = Neglected();
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            (Vector256<double> shift, _) = Respond(parameter++, null);
            for (int lane = 0; lane < count; lane++)
            {
                if (_better[lane] != root)
                    continue;
                Points[lane].Found &= IsTrustworthy(lane);
                Keep(lane, lead, shift[lane]);
            }
        }
        for (int lane = 0; lane < count; lane++)
            _better[lane] = _better[lane] == root ? -1 : _better[lane];
    }

    private NeglectedStates Neglected()
    {
        Vector256<double> outside = _states.KnowsAll ? _states.ProbabilityOutside() : _states.Probabilities[_states.Root] * _elimination.Outside;
        return new NeglectedStates(_states.Probabilities, outside, _states.Carried, Structure.HalfBandwidth, _tables.LargestExit);
    }

    private (Vector256<double> Shift, Vector256<double> Size) Respond(int parameter, LaneEnergies? energies)
    {
        (Vector256<double> Shift, Vector256<double> Size) found = _states.Differentiate(parameter);
        _transport.Sum(_states.Carried, _states.Probabilities, _states.Slopes, _tables.Rates.Slope[parameter], energies);
        return found;
    }

    private bool IsTrustworthy(int lane) => _verdict.IsTrustworthy(lane, _tables.LargestExit[lane], _tables.Underflow(lane));

    // Everything but responses.
    private void Keep(int count, BatchRequest request)
    {
        for (int lane = 0; lane < count; lane++)
        {
            LanePoint point = Points[lane];
            point.Found = IsTrustworthy(lane);
            if (!point.Found)
                continue;
            point.Residual = _transport.Residual[lane];
            for (int lead = 0; lead < _tables.Leads.Count; lead++)
                point.Transport.Take(lead, Currents(lane, lead, request.Energies));
            point.Transport.Conclude(_error, Structure.Space.Count, _tables.LargestExit[lane]);
            _suffices &= _neglected.OfCurrent(lane) <= Share * _error * point.Transport.Gross;
            if (request.Moments || request.Probabilities)
                LaneRates.Extract(_states.Probabilities, lane, point.Values);
            if (request.Moments)
                point.Transport.Moments.Sum(point.Values);
            if (request.Smallest)
                point.Log10MinProbability = _states.SmallestWeight(lane).Log10();
        }
    }

    private LeadCurrents Currents(int lane, int lead, bool energies)
    {
        LaneFlow flow = _transport.Flow[lead];
        (double up, double down) = (flow.Up[lane], flow.Down[lane]);
        (double energy, double heat) = energies ? (_energies.Energy(lead)[lane], _energies.Heat(lead)[lane]) : (0, 0);
        return new LeadCurrents(up + down, (up - down) / 2, energy, heat, flow.Gross[lane]);
    }

    private void Keep(int lane, int mover, double ofRoot)
    {
        if (!Points[lane].Found)
            return;
        double[] row = Points[lane].Transport.Response(mover);
        for (int lead = 0; lead < row.Length; lead++)
            row[lead] = _transport.Response(lead, mover)[lane];
        double largest = Math.Max(ofRoot, _transport.LargestLogarithmicSlope[lane]);
        Points[lane].Transport.Conclude(mover, _error, largest, _transport.OwnResponse[lane], _tables.LargestExit[lane]);
        double neglected = _neglected.OfResponse(lane, _tables.Models[lane].Leads[mover].Temperature.High, _elimination.HittingTime[lane]);
        _suffices &= neglected <= Share * Points[lane].Transport.ConductanceError[mover];
    }
}
