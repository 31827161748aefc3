using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Solves the points of a wide band once, in the way that a plan says.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="tables">Rates of the points.</param>
internal sealed class WideAttempt(GrainStructure structure, LaneTables tables)
{
    // Probabilities below this are left out of derivatives where that can be shown to be allowed.
    private const double Unlikely = 1e-90;

    // Share of the stated error that leaving them out may add.
    private const double Share = 1e-5;

    private readonly WideSolver _solver = new(structure, tables);
    private readonly LaneObservables _observables = new(structure, tables);

    /// <summary>Solves the points whose rates the tables hold.</summary>
    /// <param name="plan">How.</param>
    /// <param name="points">They take their numbers, where they are found.</param>
    /// <param name="request">What is wanted of them.</param>
    public AttemptOutcome Run(EliminationPlan plan, ReadOnlySpan<LanePoint> points, BatchRequest request)
    {
        LaneStates states = _solver.States;
        Span<int> roots = stackalloc int[points.Length];            // to which derivatives lose no digits
        roots.Fill(plan.Root);
        bool allFound = true, suffices = SolveFrom(plan, points, request, roots);
        int nextRoot = points[^1].Found ? states.MostProbable[points.Length - 1] : plan.Root;
        for (int lane = 0; lane < points.Length; lane++)
        {
            if (roots[lane] != plan.Root && !roots[..lane].Contains(roots[lane]))
                suffices &= RespondFrom(plan with { Root = roots[lane] }, points, request, roots);
            allFound &= points[lane].Found;
        }
        return new AttemptOutcome
        {
            AllFound = allFound,
            Suffices = suffices,
            // Where responses were taken from another root, the states are no longer those of the plan's.
            BetterRoot = states.Root == plan.Root ? BetterRoot(points) : null,
            NextRoot = nextRoot,
            NextWindow = points[^1].Found ? states.Likely(Unlikely, structure.HalfBandwidth) : StateRange.All(structure.Space.Count),
        };
    }

    // All that is wanted, from one root. Returns whether what is neglected is small; lanes whose derivatives lose digits are given better roots.
    private bool SolveFrom(EliminationPlan plan, ReadOnlySpan<LanePoint> points, BatchRequest request, Span<int> roots)
    {
        Solve(plan, points, roots);
        // Currents are summed together with the first response.
        (Vector256<double> shift, Vector256<double> size) = _observables.Sum(_solver.States, 0, request.Energies);
        bool suffices = GiveCurrents(points, request);
        for (int parameter = 0; parameter < request.Movers.Length; parameter++)
        {
            if (parameter > 0)
                (shift, size) = _observables.Sum(_solver.States, parameter, energies: false);
            for (int lane = 0; lane < points.Length; lane++)
            {
                if (!points[lane].Found)
                    continue;
                suffices &= GiveResponse(points[lane], lane, request.Movers[parameter], shift[lane]);
                if (RootedElimination.LosesDigits(shift[lane], size[lane]))
                    roots[lane] = _solver.States.MostProbable[lane];
            }
        }
        return suffices;
    }

    // As RootedElimination: where derivatives lose digits to the root's own, they are taken from a better root, of all lanes that want it at once.
    private bool RespondFrom(EliminationPlan plan, ReadOnlySpan<LanePoint> points, BatchRequest request, ReadOnlySpan<int> roots)
    {
        Solve(plan, points, roots);
        bool suffices = true;
        for (int parameter = 0; parameter < request.Movers.Length; parameter++)
        {
            (Vector256<double> shift, _) = _observables.Sum(_solver.States, parameter, energies: false);
            for (int lane = 0; lane < points.Length; lane++)
            {
                if (roots[lane] == plan.Root && points[lane].Found)
                    suffices &= GiveResponse(points[lane], lane, request.Movers[parameter], shift[lane]);
            }
        }
        return suffices;
    }

    // With the verdict on the points that want this root.
    private void Solve(EliminationPlan plan, ReadOnlySpan<LanePoint> points, ReadOnlySpan<int> roots)
    {
        _solver.Run(plan);
        for (int lane = 0; lane < points.Length; lane++)
        {
            if (roots[lane] == plan.Root)
                points[lane].Found = _solver.IsTrustworthy(lane);
        }
    }

    // Everything but responses.
    private bool GiveCurrents(ReadOnlySpan<LanePoint> points, BatchRequest request)
    {
        bool suffices = true;
        for (int lane = 0; lane < points.Length; lane++)
        {
            LanePoint point = points[lane];
            if (!point.Found)
                continue;
            _observables.GiveCurrents(point, lane, request.Energies);
            suffices &= _solver.NeglectedOfCurrent(lane) <= Share * _observables.Error * point.Transport.Gross;
            if (request.Moments || request.Probabilities)
                LaneRates.Extract(_solver.States.Probabilities, lane, point.Values);
            point.Take(_solver.States, lane, request);
        }
        return suffices;
    }

    private bool GiveResponse(LanePoint point, int lane, int mover, double ofRoot)
    {
        _observables.GiveResponse(point, lane, mover, ofRoot);
        return _solver.NeglectedOfResponse(lane, mover) <= Share * point.Transport.ConductanceError[mover];
    }

    // The likeliest state of a point that was not to be trusted from another root.
    private int? BetterRoot(ReadOnlySpan<LanePoint> points)
    {
        for (int lane = 0; lane < points.Length; lane++)
        {
            if (!points[lane].Found && _solver.States.Found(lane) && _solver.States.MostProbable[lane] != _solver.States.Root)
                return _solver.States.MostProbable[lane];
        }
        return null;
    }
}
