namespace SpinTorque;

/// <summary>The state of an iteration with aggregation, cycle by cycle.</summary>
internal sealed class AggregationCycle
{
    private readonly StateSpace _space;
    private readonly SectorSweep _sweep;
    private readonly CoarseChain _classes;      // those of the structure
    private readonly Stack<double[]> _spare = [];
    private readonly double[] _currents;
    private SweepSeries _series;
    private LinkFlows? _flows;                  // of the vector as it is
    private int[] _group;                       // metastable group of each multiplet
    private double[] _earlier = [];             // class weights of the cycle before

    /// <summary>Makes room for the vectors of all working points of a grain.</summary>
    /// <param name="point">The working points, one after another.</param>
    /// <param name="team">Threads.</param>
    public AggregationCycle(WorkingPoint point, ThreadTeam team)
    {
        (Point, _space, Team) = (point, point.Structure.Space, team);
        Generator = new MatrixFreeGenerator(point.Structure, team);
        _sweep = new SectorSweep(_space, Generator, team);
        _series = NewSeries();
        _group = new int[_space.Multiplets.Count];
        Coarse = _classes = new CoarseChain(point.Structure.Classes, team);
        Vector = GC.AllocateUninitializedArray<double>(_space.Count);
        Scale = new Extended[point.Structure.ProjectionCount];
        _currents = new double[point.Model.Leads.Count];
    }

    /// <summary>Starts from equal weights with the rates that the working point has now; nothing is left of what was before.</summary>
    public void Begin()
    {
        Generator.Take(Point.Tables);
        (_series, Coarse, _flows, _earlier) = (NewSeries(), _classes, null, []);
        Coarse.Begin();
        _sweep.Begin();
        Array.Clear(_group);
        Array.Clear(_currents);
        Scale = new Extended[Scale.Length];
        Array.Fill(Scale, Extended.One);
        Fill(Vector, 1);
        Change = double.PositiveInfinity;
        Coarse.Sums.Restrict(Generator, Vector);
    }

    /// <summary>The working point.</summary>
    public WorkingPoint Point { get; }

    /// <summary>Threads.</summary>
    public ThreadTeam Team { get; }

    /// <summary>The generator, with the scale below.</summary>
    public MatrixFreeGenerator Generator { get; }

    /// <summary>The chain of classes, with sums of the vector below.</summary>
    public CoarseChain Coarse { get; private set; }

    /// <summary>Probabilities, multiplet by multiplet, relative to the scale.</summary>
    public double[] Vector { get; }

    /// <summary>Weight of each 2 S_z, from the lowest.</summary>
    public Extended[] Scale { get; private set; }

    /// <summary>The same as doubles.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>And those of each multiplet next to each other.</summary>
    public SteppedRow Stepped { get; private set; } = new([]);

    /// <summary>False where a state is never left.</summary>
    public bool CanStart => double.IsFinite(Generator.LongestStay);

    /// <summary>How much the last cycle changed: the largest of the currents' relative changes, or that of the probabilities, by classes and by sweeps.</summary>
    public double Change { get; private set; } = double.PositiveInfinity;

    /// <summary>What rounding may add to the error: that of the classes, which are eliminated, and a unit for each state.</summary>
    public double Rounding => Vector.Length * Math.ScaleB(1, -52) + RoundingBound.Rates(Coarse.Solution.Length, _currents.Length)
        + RoundingBound.Given(Coarse.Solution.Length, Coarse.Layout.Pattern.HalfBandwidth);

    /// <summary>Sum of the vector.</summary>
    public double Total => Coarse.Sums.Total(Stepped).Sum;

    /// <summary>One cycle: exact solve of the classes, a few sweeps over both sectors.</summary>
    /// <returns>False where the classes have no unique stationary state.</returns>
    public bool Run()
    {
        if (!Coarse.Solve(Generator))
            return false;
        _flows = null;
        Scale = Coarse.Prolong(Generator, Vector);
        Generator.Rescale(Scale);
        Weights = [.. Scale.Select(static weight => weight.ToDouble())];
        Stepped = new SteppedRow(Weights);
        double moved = Sweep(_series, Vector, source: null);
        Coarse.Sums.Restrict(Generator, Vector);
        Change = Math.Max(CurrentChange(), moved + WeightChange());
        return true;
    }

    /// <summary>
    /// Runs until every probability that noise may need has settled relative to itself. Noise grows with the square of the time that a state lasts, so it
    /// may come from states that carry nothing else: all count whose probability, times the longest stay of their configuration or S_z, is above
    /// rounding of the smallest flow. Costs a copy of the vector.
    /// </summary>
    /// <param name="tolerance">Estimated relative error at which it stops.</param>
    /// <param name="mostCycles">Most cycles.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Whether they did.</returns>
    public bool Settle(double tolerance, int mostCycles, CancellationToken cancellation)
    {
        var (progress, before) = (new Contraction(AggregationSolver.Window), NewVector(0));
        for (int count = 0; count < mostCycles && !(progress.Error <= tolerance); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            Vector.CopyTo(before.AsSpan());
            Extended[] scale = Scale;
            if (!Run())
                return false;
            progress.Add(RelativeChange(before, scale));
        }
        Spare(before);
        return progress.Error <= tolerance;
    }

    /// <summary>Metastable groups of configurations whose weight the cycles have not settled.</summary>
    /// <param name="tolerance">Misplaced probability that counts.</param>
    public MetastableGroups Unsettled(double tolerance) => MetastableGroups.Find(Flows, tolerance);

    /// <summary>The flows along links.</summary>
    public LinkFlows Flows => _flows ??= new LinkFlows(_space, Generator, Vector, Stepped, Team);

    /// <summary>Makes groups classes of their own; those found before stay apart.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="mostClasses">Classes beyond which it gives up.</param>
    /// <returns>False where they were classes already or are too many.</returns>
    public bool Separate(MetastableGroups groups, int mostClasses)
    {
        var label = groups.Label.Zip(_group).ToArray();
        var numbers = label.Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        bool same = numbers.Count == _group.Distinct().Count();
        _group = [.. label.Select(pair => numbers[pair])];
        int classes = _space.Multiplets.Zip(_group, (multiplet, part) => (multiplet.Charge, multiplet.Spin, part)).Distinct().Count();
        if (same || classes > mostClasses)
            return false;
        Coarse = new CoarseChain(new ClassLayout(Point.Structure, _group), Team);
        Coarse.Sums.Restrict(Generator, Vector);
        _earlier = [];
        return true;
    }

    /// <summary>A vector of equal numbers, multiplet by multiplet; its memory is first touched by all threads.</summary>
    /// <param name="value">The numbers.</param>
    public double[] NewVector(double value)
    {
        double[] vector = _spare.TryPop(out double[]? spare) ? spare : GC.AllocateUninitializedArray<double>(_space.Count);
        Fill(vector, value);
        return vector;
    }

    /// <summary>Takes back a vector that nobody uses any more, for the next that is asked for.</summary>
    public void Spare(double[] vector) => _spare.Push(vector);

    /// <summary>Vectors that are there for the next working point: the probabilities, the exit rates and those taken back.</summary>
    public int VectorsKept => 2 + _spare.Count;

    /// <summary>What sweeps another vector.</summary>
    public SweepSeries NewSeries() => new(_sweep);

    /// <summary>The sweeps of a cycle for a response y, Q y = source, relative to the scale; returns by how much it changed.</summary>
    public double Sweep(SweepSeries series, double[] vector, double[]? source) =>
        series.Run(vector, source, Weights, SweepSeries.Most(Coarse.Layout));

    /// <summary>Does something for every multiplet, with room for its states.</summary>
    public void Each(MultipletAction action) => _sweep.Each(action);

    /// <summary>Sum of the sizes of a vector's entries.</summary>
    public double Size(double[] vector)
    {
        var sizes = new double[_space.Multiplets.Count];
        Each((multiplet, _) => sizes[multiplet] = Generator.Size(multiplet, vector, Stepped));
        return sizes.Sum();
    }

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    public double Residual()
    {
        var defects = new double[_space.Multiplets.Count];
        Each((multiplet, inflow) => defects[multiplet] = Generator.Defect(multiplet, Vector, Stepped, inflow));
        return defects.Sum() / Generator.LargestExit;
    }

    /// <summary>Probabilities in the order of the state space, summing to one.</summary>
    public double[] Probabilities()
    {
        double[] result = GC.AllocateUninitializedArray<double>(Vector.Length);
        Spread(Vector, result, 1 / Total);
        return result;
    }

    /// <summary>A vector relative to the scale as numbers in the order of the state space, by short runs of S_z, which stay in cache.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="result">Result.</param>
    /// <param name="factor">What to multiply it by.</param>
    public void Spread(double[] vector, double[] result, double factor)
    {
        var weights = new SteppedRow([.. Weights.Select(weight => weight * factor)]);
        Team.For(Generator.Runs, run =>
        {
            for (int multiplet = 0; multiplet < _space.Multiplets.Count; multiplet++)
            {
                (int from, int end) = Generator.States(multiplet, run);
                int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
                ReadOnlySpan<double> own = Generator.Of(vector, multiplet), weight = weights.From(first);
                ReadOnlySpan<int> offset = Point.Structure.MultipletOffset.AsSpan(first);
                for (int i = from; i < end; i++)
                    result[offset[2 * i] + multiplet] = own[i] * weight[i];
            }
        });
    }

    /// <summary>Net electrons per unit time from a lead and the sum of both directions, of a vector relative to the scale.</summary>
    public (double Net, double Gross) Flow(int lead, ClassSums of) =>
        of.Flow(Band<Plain>.Doubles(Point.Tables.Enter[lead]), Band<Plain>.Doubles(Point.Tables.Leave[lead]), Stepped);

    private void Fill(double[] vector, double value) => Each((multiplet, _) => Generator.Of(vector, multiplet).Fill(value));

    // Of probabilities that, times the longest stay of their configuration or S_z and the square of the largest exit rate, are above rounding of any lead's flow.
    private double RelativeChange(double[] before, Extended[] scale)
    {
        double flow = Enumerable.Range(0, _currents.Length).Min(lead => Flow(lead, Coarse.Sums).Gross);
        double limit = Math.ScaleB(1, -60) * flow / (Generator.LargestExit * Generator.LargestExit);
        (double[] ofMultiplet, double[] ofProjection) = (Flows.LongestStays(), Coarse.LongestStays());
        double[] ratio = [.. Scale.Zip(scale, static (now, old) => old.IsZero ? 1 : (now / old).ToDouble())];
        var largest = new double[_space.Multiplets.Count];
        Each((multiplet, _) =>
        {
            int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
            ReadOnlySpan<double> own = Generator.Of(Vector, multiplet), old = Generator.Of(before, multiplet);
            for (int i = 0; i < own.Length; i++)
            {
                int m = first + 2 * i;
                double now = own[i] * ratio[m], size = Math.Max(now, old[i]), stay = Math.Max(Generator.LongestStay, Math.Max(ofMultiplet[multiplet], ofProjection[m]));
                bool counts = size > RateTables.SmallestNormal && size * Weights[m] * stay > limit;
                largest[multiplet] = counts ? Math.Max(largest[multiplet], Math.Abs(now - old[i]) / size) : largest[multiplet];
            }
        });
        return largest.Max();
    }

    private double CurrentChange()
    {
        double change = 0, largest = 0, scale = 0;
        for (int lead = 0; lead < _currents.Length; lead++)
        {
            (double net, double gross) = Flow(lead, Coarse.Sums);
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
        if (_earlier.Length == 0)
            _earlier = new double[Coarse.Solution.Length];
        for (int place = 0; place < _earlier.Length; place++)
        {
            double weight = Coarse.Solution[place].ToDouble();
            change += Math.Abs(weight - _earlier[place]);
            _earlier[place] = weight;
        }
        return change;
    }
}
