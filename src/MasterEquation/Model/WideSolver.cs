using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Stationary states of four points of a wide band, with the verdict of each and a bound of what is neglected outside a window.</summary>
internal sealed class WideSolver
{
    private readonly LaneTables _tables;
    private readonly int _width;
    private readonly FrontElimination _elimination;
    private readonly LaneVerdict _verdict;
    private NeglectedStates _neglected;

    /// <param name="structure">What all points share.</param>
    /// <param name="tables">Rates of the points.</param>
    public WideSolver(GrainStructure structure, LaneTables tables)
    {
        (_tables, _width) = (tables, structure.HalfBandwidth);
        _elimination = new FrontElimination(tables.Rates);
        States = new LaneStates(structure.Space.Count, _elimination);
        _verdict = new LaneVerdict(States, structure.Space.Count, _width);
    }

    /// <summary>The states, as solved last.</summary>
    public LaneStates States { get; }

    /// <summary>Solves towards a plan's root.</summary>
    public void Run(EliminationPlan plan)
    {
        (_elimination.Window, _elimination.Forgets) = (plan.Window, plan.Forgets);
        States.Run(plan.Root);
        Vector256<double> outside = States.KnowsAll ? States.ProbabilityOutside() : States.Probabilities[plan.Root] * _elimination.Outside;
        _neglected = new NeglectedStates(States.Probabilities, outside, States.Carried, _width, _tables.LargestExit);
    }

    /// <summary>Whether a lane's state was found and underflow can have cost it no digit.</summary>
    public bool IsTrustworthy(int lane) => _verdict.IsTrustworthy(lane, _tables.LargestExit[lane], _tables.Underflow(lane));

    /// <summary>Bound of what a current of a lane loses.</summary>
    public double NeglectedOfCurrent(int lane) => _neglected.OfCurrent(lane);

    /// <summary>Bound of what the response of a lane to a lead's potential loses.</summary>
    public double NeglectedOfResponse(int lane, int mover) =>
        _neglected.OfResponse(lane, _tables.Models[lane].Leads[mover].Temperature.High, _elimination.HittingTime[lane]);
}
