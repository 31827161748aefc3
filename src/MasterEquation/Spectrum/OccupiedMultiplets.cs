namespace SpinTorque;

/// <summary>
/// Which multiplets hold the grain in the limit T to 0 at a point of a plane: the closed classes of the transitions that are open there,
/// as far as they are reached from the ground state of one of the leads' potentials.
/// </summary>
internal sealed class OccupiedMultiplets
{
    private const double Degeneracy = 1e-9;     // of the size of the energies

    private readonly StateSpace _states;
    private readonly PlanarTransition[] _transitions;
    private readonly PlanarEnergy[] _energies;      // of the multiplets
    private readonly PlanarEnergy[] _potentials;
    private readonly Chain<Plain> _chain;
    private readonly Step[] _steps;             // of each entry of the chain
    private readonly List<int>[] _leaving;      // entries out of each multiplet

    public OccupiedMultiplets(WorkingPlane plane, PlanarTransition[] transitions, double orientation)
    {
        (_states, _transitions) = (plane.States, transitions);
        _energies = [.. _states.Multiplets.Select((multiplet, index) =>
        {
            int state = _states.IndexOf(index, GrainOrientation.Projection(multiplet, orientation));
            return plane.Linear(model => GrainEnergy.Of(_states, model.Grain, state));
        })];
        _potentials = [.. Enumerable.Range(0, plane.Origin.Leads.Count).Select(lead => plane.Linear(model => model.Leads[lead].Potential))];
        _steps = [.. Steps(_states).OrderBy(step => step.To)];
        _chain = new Chain<Plain>(Pattern(_states.Multiplets.Count, _steps));
        _leaving = [.. _states.Multiplets.Select(_ => new List<int>())];
        for (int p = 0; p < _steps.Length; p++)
            _leaving[_steps[p].From].Add(p);
    }

    /// <summary>Energy of a multiplet at a point.</summary>
    public double Energy(int multiplet, double s, double t) => _energies[multiplet].At(s, t);

    /// <summary>The multiplet of lowest energy among those of one charge.</summary>
    public int Ground(int charge, double s, double t) => Enumerable.Range(0, _energies.Length)
        .Where(multiplet => _states.Multiplets[multiplet].Charge == charge)
        .MinBy(multiplet => Energy(multiplet, s, t));

    /// <summary>True where two energies are the same but for rounding.</summary>
    public bool AreDegenerate(int one, int other, double s, double t) =>
        Math.Abs(Energy(one, s, t) - Energy(other, s, t)) <= Degeneracy * Math.Max(_energies[one].Scale, _energies[other].Scale);

    /// <summary>For each multiplet whether it is occupied at a point.</summary>
    public bool[] At(double s, double t)
    {
        Open(s, t);
        bool[] reached = Reached(s, t);
        var occupied = new bool[reached.Length];
        foreach (int[] closed in ClosedClasses.Find(_chain).Where(closed => reached[closed[0]]))
        {
            foreach (int multiplet in closed)
                occupied[multiplet] = true;
        }
        return occupied;
    }

    private void Open(double s, double t)
    {
        var enters = new bool[_states.Channels.Count];
        var leaves = new bool[_states.Channels.Count];
        foreach (PlanarTransition transition in _transitions)
        {
            double distance = transition.Distance.At(s, t);
            enters[transition.Channel] |= distance < 0;
            leaves[transition.Channel] |= distance > 0;
        }
        for (int p = 0; p < _steps.Length; p++)
            _chain.Rate[p] = (_steps[p].Entering ? enters : leaves)[_steps[p].Channel] ? Plain.One : Plain.Zero;
    }

    private bool[] Reached(double s, double t)
    {
        var reached = new bool[_energies.Length];
        var next = new Stack<int>();
        foreach (PlanarEnergy potential in _potentials)
        {
            double mu = potential.At(s, t);
            int ground = Enumerable.Range(0, _energies.Length).MinBy(multiplet => Energy(multiplet, s, t) - mu * _states.Multiplets[multiplet].Charge);
            next.Push(ground);
        }
        while (next.TryPop(out int multiplet))
        {
            if (reached[multiplet])
                continue;
            reached[multiplet] = true;
            foreach (int p in _leaving[multiplet].Where(p => !_chain.Rate[p].IsZero))
                next.Push(_steps[p].To);
        }
        return reached;
    }

    // Each link is two steps: an electron entering leads to the upper multiplet, one leaving to the lower.
    private static IEnumerable<Step> Steps(StateSpace states)
    {
        foreach (TunnellingLink link in states.Links)
        {
            yield return new Step(link.Lower, link.Upper, link.Channel, Entering: true);
            yield return new Step(link.Upper, link.Lower, link.Channel, Entering: false);
        }
    }

    private static TransitionPattern Pattern(int count, Step[] steps)
    {
        var start = new int[count + 1];
        foreach (Step step in steps)
            start[step.To + 1]++;
        for (int row = 0; row < count; row++)
            start[row + 1] += start[row];
        return new TransitionPattern(count, start, [.. steps.Select(step => step.From)]);
    }

    private readonly record struct Step(int From, int To, int Channel, bool Entering);
}
