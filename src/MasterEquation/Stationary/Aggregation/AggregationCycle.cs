namespace SpinTorque;

/// <summary>The state of an iteration with aggregation, cycle by cycle.</summary>
internal sealed class AggregationCycle
{
    private readonly WorkingPoint _point;
    private readonly StateSpace _space;
    private readonly MatrixFreeGenerator _generator;
    private readonly ParallelOptions _parallel;
    private readonly int[][] _sectors;          // multiplets of even and of odd charge
    private readonly double[] _p;               // relative to the weight of each S_z
    private readonly double[] _currents;
    private CoarseChain _coarse;
    private int[] _group;                       // metastable group of each multiplet
    private Extended[] _scale;                  // weight of each S_z
    private double[] _weights = [];             // the same as doubles
    private Extended[] _earlier = [];
    private bool _upwards;

    public AggregationCycle(WorkingPoint point, int threads)
    {
        (_point, _space) = (point, point.Structure.Space);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _generator = new MatrixFreeGenerator(point.Structure, point.Tables, _parallel);
        _group = new int[_space.Multiplets.Count];
        _coarse = new CoarseChain(point.Structure, _group, _parallel);
        _sectors = [Sector(0), Sector(1)];
        _p = new double[_generator.InverseExit.Length];
        Array.Fill(_p, 1);
        _scale = new Extended[point.Structure.ProjectionCount];
        Array.Fill(_scale, Extended.One);
        _currents = new double[point.Model.Leads.Count];
        _coarse.Restrict(_generator, _p);
    }

    /// <summary>False where a state is never left.</summary>
    public bool CanStart => Array.TrueForAll(_generator.InverseExit, double.IsFinite);

    /// <summary>How much the last cycle changed: the largest of the currents' relative changes, of the class weights' distance and of the probabilities'.</summary>
    public double Change { get; private set; } = double.PositiveInfinity;

    /// <summary>One cycle: exact solve of the classes, one sweep over each sector.</summary>
    /// <returns>False where the classes have no unique stationary state.</returns>
    public bool Run()
    {
        if (!_coarse.Solve(_generator))
            return false;
        _scale = _coarse.Prolong(_generator, _p);
        _generator.Rescale(_scale);
        _upwards = !_upwards;
        _weights = [.. _scale.Select(weight => weight.ToDouble())];
        double moved = _sectors.Sum(Sweep);
        _coarse.Restrict(_generator, _p);
        Change = Math.Max(moved, Math.Max(CurrentChange(), WeightChange()));
        return true;
    }

    /// <summary>Looks for metastable groups of configurations whose weight the cycles have not settled, and makes them classes of their own.</summary>
    /// <param name="tolerance">Misplaced probability that counts.</param>
    /// <param name="mostClasses">Classes beyond which it gives up.</param>
    /// <param name="misplaced">The most that any group has too much or too little.</param>
    /// <returns>False where there is none, so that the state is settled.</returns>
    public bool Refine(double tolerance, int mostClasses, out double misplaced)
    {
        TunnellingLink[] links = [.. _space.Links];
        var (up, down, weight) = (new double[links.Length], new double[links.Length], new double[_group.Length]);
        Parallel.For(0, links.Length, _parallel, link => (up[link], down[link]) = _generator.Flow(links[link], _p, _weights));
        Parallel.For(0, weight.Length, _parallel, multiplet => weight[multiplet] = Weight(multiplet));
        MetastableGroups groups = MetastableGroups.Find(links, up, down, weight, tolerance);
        misplaced = groups.Misplaced;
        if (!groups.Label.Any(label => label != 0))
            return false;
        // groups found before stay apart
        var label = groups.Label.Zip(_group).ToArray();
        var numbers = label.Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int[] refined = [.. label.Select(pair => numbers[pair])];
        Stuck = numbers.Count == _group.Distinct().Count();
        _group = refined;
        Classes = _space.Multiplets.Zip(_group, (multiplet, part) => (multiplet.Charge, multiplet.Spin, part)).Distinct().Count();
        if (Classes > mostClasses)
            return true;
        _coarse = new CoarseChain(_point.Structure, _group, _parallel);
        _coarse.Restrict(_generator, _p);
        _earlier = [];
        return true;
    }

    /// <summary>Number of classes after a refinement.</summary>
    public int Classes { get; private set; }

    /// <summary>True where the last refinement found groups that were classes already.</summary>
    public bool Stuck { get; private set; }

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    public double Residual()
    {
        var defects = new double[_space.Multiplets.Count];
        Each(defects.Length, (multiplet, inflow) =>
        {
            Span<double> own = inflow[.._space.Multiplets[multiplet].Count];
            _generator.Gather(multiplet, _p, own);
            defects[multiplet] = _generator.Defect(multiplet, _p, own, _weights);
        });
        return defects.Sum() * _generator.InverseExit.Min();
    }

    /// <summary>Probabilities in the order of the state space, summing to one.</summary>
    public double[] Probabilities()
    {
        var result = new double[_p.Length];
        Each(_space.Multiplets.Count, (multiplet, _) => Spread(multiplet, result));
        CompensatedSum<Plain> total = default;
        foreach (double probability in result)
            total.Add(new Plain(probability));
        RowKernels.Scale(result, 1 / total.Value.Value);
        return result;
    }

    private void Spread(int multiplet, double[] result)
    {
        int first = _space.Multiplets[multiplet].First.Doubled;
        ReadOnlySpan<double> own = _generator.Of(_p, multiplet);
        for (int i = 0; i < own.Length; i++)
            result[_space.IndexOf(multiplet, first + 2 * i)] = own[i] * _weights[first + 2 * i - _space.LowestDoubledProjection];
    }

    private double Weight(int multiplet)
    {
        ReadOnlySpan<double> own = _generator.Of(_p, multiplet);
        int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
        double sum = 0;
        for (int i = 0; i < own.Length; i++)
            sum += own[i] * _weights[first + 2 * i];
        return sum;
    }

    // Multiplets of one sector are joined to the other sector only: each is balanced on its own. Returns the change of probabilities.
    private double Sweep(int[] sector)
    {
        var changes = new double[sector.Length];
        Each(sector.Length, (index, inflow) =>
        {
            Span<double> own = inflow[.._space.Multiplets[sector[index]].Count];
            _generator.Gather(sector[index], _p, own);
            changes[index] = _generator.Relax(sector[index], _p, own, _weights, _upwards);
        });
        return changes.Sum();
    }

    private double CurrentChange()
    {
        double change = 0, largest = 0, scale = 0;
        for (int lead = 0; lead < _currents.Length; lead++)
        {
            (double net, double gross) = _coarse.Current(_point.Tables, lead, _scale);
            // what its two directions leave as rounding is no change
            change = Math.Max(change, Math.Abs(net - _currents[lead]) - 1e-15 * gross);
            largest = Math.Max(largest, Math.Abs(net));
            scale = Math.Max(scale, gross);
            _currents[lead] = net;
        }
        double size = Math.Max(largest, scale * 1e-14);
        return size > 0 ? change / size : 0;
    }

    private double WeightChange()
    {
        double change = _earlier.Length == 0 ? double.PositiveInfinity : 0;
        for (int place = 0; place < _earlier.Length; place++)
            change += Math.Abs((_coarse.Solution[place] - _earlier[place]).ToDouble());
        _earlier = [.. _coarse.Solution];
        return change;
    }

    private int[] Sector(int parity) =>
        [.. Enumerable.Range(0, _space.Multiplets.Count).Where(multiplet => (_space.Multiplets[multiplet].Charge & 1) == parity)];

    private void Each(int count, InflowAction action)
    {
        int longest = _space.Multiplets.Max(multiplet => multiplet.Count);
        Parallel.For(0, count, _parallel, () => new double[longest], (index, _, buffer) =>
        {
            action(index, buffer);
            return buffer;
        }, static _ => { });
    }

    private delegate void InflowAction(int index, Span<double> inflow);
}
