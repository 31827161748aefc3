using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>The state of an iteration with aggregation, cycle by cycle.</summary>
internal sealed class AggregationCycle
{
    private readonly StateSpace _space;
    private readonly SectorSweep _sweep;
    private readonly SweepSeries _series;
    private readonly double[] _currents;
    private int[] _group;                       // metastable group of each multiplet
    private Extended[] _earlier = [];

    /// <summary>Starts from equal weights.</summary>
    /// <param name="point">The working point.</param>
    /// <param name="layout">Classes without metastable groups.</param>
    /// <param name="parallel">Threads.</param>
    public AggregationCycle(WorkingPoint point, ClassLayout layout, ParallelOptions parallel)
    {
        (Point, _space, Parallel) = (point, point.Structure.Space, parallel);
        Generator = new MatrixFreeGenerator(point.Structure, point.Tables, parallel);
        _sweep = new SectorSweep(_space, Generator, parallel);
        _series = NewSeries();
        _group = new int[_space.Multiplets.Count];
        Coarse = new CoarseChain(layout, parallel);
        Vector = new double[Generator.InverseExit.Length];
        Array.Fill(Vector, 1);
        Scale = new Extended[point.Structure.ProjectionCount];
        Array.Fill(Scale, Extended.One);
        _currents = new double[point.Model.Leads.Count];
        Coarse.Sums.Restrict(Generator, Vector);
    }

    /// <summary>The working point.</summary>
    public WorkingPoint Point { get; }

    /// <summary>Threads.</summary>
    public ParallelOptions Parallel { get; }

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
    public bool CanStart => Array.TrueForAll(Generator.InverseExit, double.IsFinite);

    /// <summary>How much the last cycle changed: the largest of the currents' relative changes, or that of the probabilities, by classes and by sweeps.</summary>
    public double Change { get; private set; } = double.PositiveInfinity;

    /// <summary>What rounding may add to the error: that of the classes, which are eliminated, and a unit for each state.</summary>
    public double Rounding => Vector.Length * Math.ScaleB(1, -52) + RoundingBound.Rates(Coarse.Solution.Length, _currents.Length)
        + RoundingBound.Given(Coarse.Solution.Length, Coarse.Layout.Pattern.HalfBandwidth);

    /// <summary>Number of classes.</summary>
    public int Classes => Coarse.Layout.Members.Length;

    /// <summary>One cycle: exact solve of the classes, a few sweeps over both sectors.</summary>
    /// <returns>False where the classes have no unique stationary state.</returns>
    public bool Run()
    {
        if (!Coarse.Solve(Generator))
            return false;
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
    /// Runs until every probability has settled relative to itself, however rare its state: noise grows with the square of the time that
    /// a state lasts, so that it may come from states that carry nothing else. Costs a copy of the vector.
    /// </summary>
    /// <param name="tolerance">Estimated relative error at which it stops.</param>
    /// <param name="mostCycles">Most cycles.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Whether they did.</returns>
    public bool Settle(double tolerance, int mostCycles, CancellationToken cancellation)
    {
        var (progress, before) = (new Contraction(AggregationSolver.Window), new double[Vector.Length]);
        for (int count = 0; count < mostCycles && !(progress.Error <= tolerance); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            Vector.CopyTo(before.AsSpan());
            Extended[] scale = Scale;
            if (!Run())
                return false;
            progress.Add(RelativeChange(before, scale));
        }
        return progress.Error <= tolerance;
    }

    /// <summary>Metastable groups of configurations whose weight the cycles have not settled.</summary>
    /// <param name="tolerance">Misplaced probability that counts.</param>
    public MetastableGroups Unsettled(double tolerance) => MetastableGroups.Find(Flows(), tolerance);

    /// <summary>The flows along links.</summary>
    public LinkFlows Flows() => new(_space, Generator, Vector, Weights, Stepped, Parallel);

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
        Coarse = new CoarseChain(new ClassLayout(Point.Structure, _group), Parallel);
        Coarse.Sums.Restrict(Generator, Vector);
        _earlier = [];
        return true;
    }

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
        Each((multiplet, _) => sizes[multiplet] = Generator.Size(multiplet, vector, Weights));
        return sizes.Sum();
    }

    /// <summary>|Q P|_1 over the largest exit rate.</summary>
    public double Residual()
    {
        var defects = new double[_space.Multiplets.Count];
        _sweep.Each((multiplet, inflow) =>
        {
            Generator.Gather(multiplet, Vector, inflow);
            defects[multiplet] = Generator.Defect(multiplet, Vector, inflow, Weights);
        });
        return defects.Sum() * Generator.InverseExit.Min();
    }

    /// <summary>Probabilities in the order of the state space, summing to one.</summary>
    public double[] Probabilities()
    {
        var result = new double[Vector.Length];
        Spread(Vector, result);
        CompensatedSum<Plain> total = default;
        foreach (double probability in result)
            total.Add(new Plain(probability));
        RowKernels.Scale(result, 1 / total.Value.Value);
        return result;
    }

    /// <summary>A vector relative to the scale as numbers in the order of the state space.</summary>
    public void Spread(double[] vector, double[] result) => _sweep.Each((multiplet, _) =>
    {
        int first = _space.Multiplets[multiplet].First.Doubled;
        ReadOnlySpan<double> own = Generator.Of(vector, multiplet);
        for (int i = 0; i < own.Length; i++)
            result[_space.IndexOf(multiplet, first + 2 * i)] = own[i] * Weights[first + 2 * i - _space.LowestDoubledProjection];
    });

    /// <summary>Net electrons per unit time from a lead and the sum of both directions, of a vector relative to the scale.</summary>
    public (double Net, double Gross) Flow(int lead, ClassSums of) =>
        of.Flow(MemoryMarshal.Cast<Plain, double>(Point.Tables.Enter[lead]), MemoryMarshal.Cast<Plain, double>(Point.Tables.Leave[lead]), Stepped);

    private double RelativeChange(double[] before, Extended[] scale)
    {
        double[] ratio = [.. Scale.Zip(scale, static (now, old) => old.IsZero ? 1 : (now / old).ToDouble())];
        var largest = new double[_space.Multiplets.Count];
        Each((multiplet, _) =>
        {
            int first = _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection;
            ReadOnlySpan<double> own = Generator.Of(Vector, multiplet), old = Generator.Of(before, multiplet);
            for (int i = 0; i < own.Length; i++)
            {
                double now = own[i] * ratio[first + 2 * i], size = Math.Max(now, old[i]);
                largest[multiplet] = size > RateTables.SmallestNormal ? Math.Max(largest[multiplet], Math.Abs(now - old[i]) / size) : largest[multiplet];
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
        for (int place = 0; place < _earlier.Length; place++)
            change += Math.Abs((Coarse.Solution[place] - _earlier[place]).ToDouble());
        if (_earlier.Length == 0)
            _earlier = new Extended[Coarse.Solution.Length];
        Coarse.Solution.CopyTo(_earlier, 0);
        return change;
    }
}
