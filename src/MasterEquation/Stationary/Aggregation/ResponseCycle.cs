namespace SpinTorque;

/// <summary>The state of an iteration for a response y, Q y = r, at the classes and the scale of a stationary state.</summary>
internal sealed class ResponseCycle
{
    // What parts leave as rounding is no change.
    private const double Rounding = 1e-14;

    private readonly AggregationCycle _state;
    private readonly ResponseDrive _drive;
    private readonly SweepSeries _series;
    private double[] _coarse = [];              // y over P, by coarse state
    private double[] _earlier = [];
    private (double Net, double Gross)[] _observed = [];

    /// <summary>Starts from zero.</summary>
    public ResponseCycle(AggregationCycle state, ResponseDrive drive)
    {
        (_state, _drive, _series) = (state, drive, state.NewSeries());
        Vector = state.NewVector(0);
        TakeClasses();
    }

    /// <summary>y, multiplet by multiplet, relative to the scale.</summary>
    public double[] Vector { get; }

    /// <summary>Sums of y.</summary>
    public ClassSums Sums { get; private set; } = null!;

    /// <summary>Sums of what y changes inside classes.</summary>
    public ClassSums Inside { get; private set; } = null!;

    /// <summary>Sums of r.</summary>
    public ClassSums Source { get; private set; } = null!;

    /// <summary>What is read off.</summary>
    public IReadOnlyList<(double Net, double Gross)> Observed => _observed;

    /// <summary>By how much the last cycle changed y, relative to what it rounds to; with all that rounding does.</summary>
    public double Step { get; private set; } = double.PositiveInfinity;

    /// <summary>By how much the last cycle changed, relative, beyond rounding: the largest of what is read off, of classes and of states.</summary>
    public double Change { get; private set; } = double.PositiveInfinity;

    /// <summary>The estimated relative error.</summary>
    public double Error { get; set; } = double.PositiveInfinity;

    /// <summary>Goes over to the classes that the state has now.</summary>
    public void TakeClasses()
    {
        ClassLayout layout = _state.Coarse.Layout;
        (Sums, Inside, Source) = (Of(layout), Of(layout), Of(layout));
        Source.Sum(_state.Generator, _drive.Source);
        Sums.Sum(_state.Generator, Vector);
        (_coarse, _earlier) = (new double[layout.Pattern.Count], []);
    }

    /// <summary>One cycle: exact solve of the classes, a few sweeps over both sectors.</summary>
    /// <returns>False where the classes have no unique stationary state.</returns>
    public bool Run()
    {
        if (_earlier.Length == 0 && !(_state.Coarse.Solve(_state.Generator) && _drive.Prepare()))
            return false;
        Inside.TakeInside(Sums, _state.Coarse.Sums);
        if (!_drive.Coarse(this, _coarse))
            return false;
        Prolong();
        double moved = _state.Sweep(_series, Vector, _drive.Source), classes = CoarseChange(), size = _state.Size(Vector);
        Sums.Sum(_state.Generator, Vector);
        // nor what is left of the state's own iteration
        double unit = Unit(size), floor = Math.Max(Rounding, _state.Change) * unit;
        Step = unit > 0 ? (moved + classes) / unit : 0;
        Change = size > 0 ? Math.Max(Math.Max(0, Math.Max(moved, classes) - floor) / size, ObservedChange(floor)) : 0;
        return true;
    }

    /// <summary>Metastable groups of configurations that the cycles have not settled.</summary>
    /// <param name="flows">The state's flows.</param>
    /// <param name="tolerance">Misplaced share of the response that counts.</param>
    public MetastableGroups Unsettled(LinkFlows flows, double tolerance)
    {
        double size = Math.Max(Unit(_state.Size(Vector)), double.Epsilon);
        MatrixFreeGenerator generator = _state.Generator;
        var net = new double[flows.Links.Length];
        _state.Team.For(net.Length, link =>
        {
            (double up, double down) = generator.Flow(flows.Links[link], generator.Rates, Vector, _state.Stepped);
            net[link] = (up - down + _drive.LinkFlow(flows.Links[link])) / size;
        });
        var (source, share) = (new double[flows.Weight.Length], new double[flows.Weight.Length]);
        _state.Team.For(share.Length, multiplet =>
            (source[multiplet], share[multiplet]) = (_drive.SourceOf(multiplet) / size, generator.Size(multiplet, Vector, _state.Stepped) / size));
        return MetastableGroups.Find(flows, net, source, share, tolerance);
    }

    // y takes the coarse solution's share in every class
    private void Prolong()
    {
        ClassLayout layout = _state.Coarse.Layout;
        var factor = new double[_coarse.Length];
        RowKernels.Quotients(factor, Sums.Weights, _state.Coarse.Sums.Weights);
        for (int at = 0; at < factor.Length; at++)
            factor[at] = _coarse[layout.Place[at]] - factor[at];
        _state.Team.For(layout.ClassOf.Length, multiplet =>
        {
            int g = layout.ClassOf[multiplet];
            RowKernels.AddProducts(_state.Generator.Of(Vector, multiplet), _state.Generator.Of(_state.Vector, multiplet), factor.AsSpan(layout.Start[g]..layout.Start[g + 1]));
        });
    }

    // Classes round relative to the largest logarithmic derivative, excess by counting relative to one electron.
    private double Unit(double size) => Math.Max(size, _drive.IsSlope ? LargestShare() : 1);

    private double LargestShare()
    {
        double largest = 0;
        for (int place = 0; place < _coarse.Length; place++)
            largest = _state.Coarse.Solution[place].ToDouble() > RateTables.SmallestNormal ? Math.Max(largest, Math.Abs(_coarse[place])) : largest;
        return largest;
    }

    private double CoarseChange()
    {
        double change = _earlier.Length == 0 ? double.PositiveInfinity : 0;
        for (int place = 0; place < _earlier.Length; place++)
            change += Math.Abs(_coarse[place] - _earlier[place]) * _state.Coarse.Solution[place].ToDouble();
        _earlier = [.. _coarse];
        return change;
    }

    private double ObservedChange(double floor)
    {
        (double Net, double Gross)[] earlier = _observed;
        _observed = _drive.Observed(this);
        if (earlier.Length == 0)
            return double.PositiveInfinity;
        double change = _observed.Zip(earlier, (now, before) => Math.Abs(now.Net - before.Net) - Rounding * now.Gross - floor * _drive.GrossFlow).Max();
        double size = _observed.Max(one => Math.Abs(one.Net));
        return change > 0 ? change / size : 0;
    }

    private ClassSums Of(ClassLayout layout) => new(layout, _state.Team);
}
