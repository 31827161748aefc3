using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// Responses of a state found by aggregation: Q y = r by the same cycles. y is held as P z + v, z constant on each class and v without weight in
/// any: the sweeps find v, an exact solve of the classes z.
/// </summary>
/// <remarks>
/// For derivatives by a potential, those of the coarse rates are carried through the elimination of the classes; for noise the classes are
/// solved with their most probable state left out. Both keep their digits across a barrier, which a solve of Q y = r by sweeps alone would
/// not. Groups that blockade makes metastable are checked as for the state itself.
/// </remarks>
/// <param name="cycle">The iteration that found the state.</param>
/// <param name="tolerance">Estimated relative error at which it stops.</param>
/// <param name="mostCycles">Most cycles of one response.</param>
/// <param name="bound">Error of the state itself.</param>
internal sealed class AggregationResponse(AggregationCycle cycle, double tolerance, int mostCycles, double bound) : IStationaryResponse
{
    private readonly MatrixFreeGenerator _generator = cycle.Generator;
    private readonly RateTables<Plain> _tables = cycle.Point.Tables;
    private bool? _settled;                     // whether rare states have
    private ClassSums? _slopes;                 // sums of the derivative found last

    /// <inheritdoc/>
    public ThreadTeam Team => cycle.Team;

    /// <inheritdoc/>
    public string Failure { get; private set; } = "";

    /// <inheritdoc/>
    public (double Error, double OfRoot)? Slopes(int lead, int parameter, double[] slope, CancellationToken cancellation)
    {
        double[] slopes = [.. MemoryMarshal.Cast<Plain, double>(_tables.Slope(lead)!)];
        double[] source = SlopeSource(slopes);
        var drive = new ResponseDrive
        {
            Source = source,
            Coarse = (response, result) => cycle.Coarse.LogarithmicSlopes(_generator, slopes, response.Inside, result),
            Observed = response => [.. Leads().Select(other => cycle.Flow(other, response.Sums))],
            IsSlope = true,
            GrossFlow = Leads().Max(other => cycle.Flow(other, cycle.Coarse.Sums).Gross),
            LinkFlow = link => Net(_generator.Flow(link, slopes, cycle.Vector, cycle.Stepped)),
        };
        if (Find(drive, cancellation) is not { } found)
            return null;
        cycle.Spread(found.Vector, slope, 1);
        cycle.Spare(found.Vector);
        cycle.Spare(source);
        _slopes = found.Sums;
        return (Math.Max(found.Error, tolerance) + bound, 0);        // the root is the likeliest class, whose own is among the results
    }

    /// <inheritdoc/>
    public (double Mean, double Noise)? Noise(int lead, CancellationToken cancellation)
    {
        if (!(_settled ??= cycle.Settle(tolerance, mostCycles, cancellation)))
        {
            Failure = "probabilities of rare states, from which it may stem, have not settled.";
            return null;
        }
        (double total, _) = cycle.Coarse.Sums.Total(cycle.Stepped);
        (double mean, double gross) = cycle.Flow(lead, cycle.Coarse.Sums);
        (mean, gross) = (mean / total, gross / total);
        double[] source = CountingSource(lead, mean);
        var drive = new ResponseDrive
        {
            Source = source,
            Prepare = () => cycle.Coarse.Root(),
            Coarse = (response, result) => cycle.Coarse.Excess(_generator, response.Source, response.Inside, cycle.Stepped, result),
            // c2 = <1|J2|P> - 2 <1|(J1 - c1)|y>
            Observed = response =>
            {
                (double net, double both) = cycle.Flow(lead, response.Sums);
                (double sum, double size) = response.Sums.Total(cycle.Stepped);
                return [((gross - 2 * (net - mean * sum)) / total, gross + 2 * (both + Math.Abs(mean) * size))];
            },
            SourceOf = multiplet => _generator.Total(multiplet, source, cycle.Stepped),
        };
        if (Find(drive, cancellation) is not { } found)
            return null;
        cycle.Spare(found.Vector);
        cycle.Spare(source);
        return (mean, found.Observed[0].Net);
    }

    /// <inheritdoc/>
    public bool TryPopulate(ChannelPopulations populations)
    {
        cycle.Coarse.Sums.Populate(cycle.Stepped, 1 / cycle.Total, populations);
        return true;
    }

    /// <inheritdoc/>
    public bool TryAverage(Moments moments)
    {
        moments.Take(cycle.Flows.Weight, cycle.Coarse.Sums.ByProjection(cycle.Weights), 1 / cycle.Total);
        return true;
    }

    /// <inheritdoc/>
    public bool TryPopulateSlopes(ChannelPopulations populations)
    {
        _slopes?.Populate(cycle.Stepped, 1, populations);
        return _slopes is not null;
    }

    private ResponseCycle? Find(ResponseDrive drive, CancellationToken cancellation)
    {
        Failure = "";
        var response = new ResponseCycle(cycle, drive);
        var (progress, whole) = (new Contraction(AggregationSolver.Window), new Contraction(AggregationSolver.Window));
        for (int count = 1; count <= mostCycles; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!response.Run())
                return Failed("the chain of classes has no unique stationary state, or states last so long that it is beyond the range of doubles.");
            response.Error = Math.Max(progress.Add(response.Change), whole.Add(response.Step));
            if (!(progress.Error <= tolerance && whole.Error <= AggregationSolver.GroupTolerance * tolerance))
                continue;
            MetastableGroups groups = response.Unsettled(cycle.Flows, AggregationSolver.GroupTolerance * tolerance);
            response.Error += groups.Misplaced;
            if (groups.AreSettled && groups.Doubtful <= AggregationSolver.GroupTolerance * tolerance)
                return response;
            if (groups.AreSettled)
                return Failed($"{groups.Doubtful:G3} of it stems from rare configurations whose probability has not settled.");
            if (!cycle.Separate(groups, AggregationSolver.MostClasses))
                return Failed($"groups of configurations settle too slowly; {groups.Misplaced:G3} of the response may be misplaced.");
            response.TakeClasses();
            (progress, whole) = (new Contraction(AggregationSolver.Window), new Contraction(AggregationSolver.Window));
        }
        return Failed($"not converged after {mostCycles} cycles: the estimated remainder is {progress.Error:G3}.");
    }

    private ResponseCycle? Failed(string why)
    {
        Failure = why;
        return null;
    }

    // r_i = exit'_i P_i - sum_j Q'_ij P_j
    private double[] SlopeSource(double[] slopes)
    {
        var (source, scaled) = (cycle.NewVector(0), new double[slopes.Length]);
        _generator.Rescale(slopes, cycle.Scale, scaled);
        cycle.Each((multiplet, inflow) =>
        {
            _generator.Gather(scaled, multiplet, cycle.Vector, inflow);
            Span<double> own = _generator.Of(source, multiplet), p = _generator.Of(cycle.Vector, multiplet);
            _generator.AddExits(slopes, multiplet, own);
            for (int i = 0; i < own.Length; i++)
                own[i] = own[i] * p[i] - inflow[i];
        });
        return source;
    }

    // r = J1 P - c1 P
    private double[] CountingSource(int lead, double mean)
    {
        var (source, counted) = (cycle.NewVector(0), new double[_generator.Rates.Length]);
        ReadOnlySpan<double> enter = EnterRates(lead), leave = LeaveRates(lead);
        enter.CopyTo(counted);
        for (int at = 0; at < leave.Length; at++)
            counted[enter.Length + at] = -leave[at];
        var scaled = new double[counted.Length];
        _generator.Rescale(counted, cycle.Scale, scaled);
        cycle.Each((multiplet, inflow) =>
        {
            _generator.Gather(scaled, multiplet, cycle.Vector, inflow);
            Span<double> own = _generator.Of(source, multiplet);
            inflow.CopyTo(own);
            RowKernels.AddScaled(own, _generator.Of(cycle.Vector, multiplet), -mean);
        });
        return source;
    }

    private ReadOnlySpan<double> EnterRates(int lead) => MemoryMarshal.Cast<Plain, double>(_tables.Enter[lead]);

    private ReadOnlySpan<double> LeaveRates(int lead) => MemoryMarshal.Cast<Plain, double>(_tables.Leave[lead]);

    private IEnumerable<int> Leads() => Enumerable.Range(0, _tables.Enter.Length);

    private static double Net((double Up, double Down) flow) => flow.Up - flow.Down;
}
