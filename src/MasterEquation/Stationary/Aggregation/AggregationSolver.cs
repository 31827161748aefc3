using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// Iteration with aggregation: a few sweeps over each charge sector, matrix-free, then an exact solve of the chain of classes (charge, S,
/// S_z) that carries what is slow. Groups of configurations that blockade makes metastable are found by their flows and become classes of
/// their own. Its cycles do not grow in number with S0 or with the configurations, and nothing is stored per
/// transition: two vectors serve tens of millions of states.
/// </summary>
/// <remarks>
/// For grains only. Currents and the weights of classes are right to the error stated; a single probability far below the others of its
/// S_z may not be, so no smallest one is claimed. Cost a few nnz operations a cycle. Doubles throughout, relative to the weight of each S_z: where exit rates of single
/// states underflow it says so, and elimination is the method. One instance serves one thread at a time and keeps its workspace for working points of the same
/// grain. Its results are valid until the next solve where derivatives or noise are taken from them.
/// </remarks>
public sealed class AggregationSolver : IStationarySolver
{
    // Cycles over which contraction is judged.
    internal const int Window = 4;

    // Probability in the wrong group of configurations that is let pass, over the tolerance of currents.
    internal const double GroupTolerance = 100;

    // Classes at which their own chain costs more than it saves.
    internal const int MostClasses = 300;

    private AggregationCycle? _cycle;           // of the grain solved last

    /// <summary>Most cycles; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxCycles
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxCycles), value, "MaxCycles must be at least 1.");
    } = 1000;

    /// <summary>Largest estimated relative error of the currents, and of the class weights, at which it stops; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public double Tolerance
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must be above zero.");
    } = 1e-12;

    /// <summary>Threads; results do not depend on it. All cores by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), value, "Threads must be at least 1.");
    } = Environment.ProcessorCount;

    /// <summary>Bytes that a solve may take; what is free by default. Where it needs more it says so and takes none.</summary>
    public double? MemoryLimit { get; init; }

    /// <inheritdoc/>
    public string Name => "aggregation";

    /// <inheritdoc/>
    public double Memory(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Needed(generator, Serves(generator) ? _cycle!.VectorsKept : 0);
    }

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        long began = Stopwatch.GetTimestamp();
        if (generator.Grain is not { } grain)
            return Failed("aggregation needs a grain's levels and spins; this chain comes without them.", began);
        if (grain.Tables.Underflow)
            return Failed("rates underflow at this temperature; use the elimination, which carries exponents apart.", began);
        if (!Serves(generator))
            _cycle = null;
        if (MemoryPlan.Objection(Name, MemoryLimit is null ? Memory(generator) : Needed(generator, kept: 0), generator, MemoryLimit) is { } objection)
            return Failed(objection, began);
        AggregationCycle cycle = _cycle ??= new AggregationCycle(grain, new ThreadTeam(Threads));
        cycle.Begin();
        if (!cycle.CanStart)
            return Failed("a state is never left, so there is nothing to balance; use the elimination, which finds closed classes.", began);
        var progress = new Contraction(Window);
        for (int count = 1; count <= MaxCycles; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!cycle.Run())
                return Failed("the chain of classes has no unique stationary state; use the elimination, which finds closed classes.", began);
            double error = progress.Add(cycle.Change);
            if (!(error <= Tolerance))
                continue;
            MetastableGroups groups = cycle.Unsettled(GroupTolerance * Tolerance);
            if (groups.AreSettled && cycle.Coarse.LosesFlow)
                return Failed("rates between classes underflow at this temperature; use the elimination, which carries exponents apart.", began, count);
            if (groups.AreSettled)
                return Found(cycle, count, error + groups.Misplaced + groups.Doubtful, began);
            if (!cycle.Separate(groups, MostClasses))
                return Failed($"groups of configurations exchange too little probability to settle; {groups.Misplaced:G3} of it may be misplaced and {groups.Doubtful:G3} of all flows be wrong. Use the elimination.", began, count);
            progress = new Contraction(Window);
        }
        return Failed($"not converged after {MaxCycles} cycles: the estimated remainder is {progress.Error:G3}.", began, MaxCycles);
    }

    private bool Serves(Generator generator) => _cycle is not null && ReferenceEquals(_cycle.Point, generator.Grain);

    // The vector and exit rates, for a response y and its source, of which some are kept; and what goes to who asked, the probabilities and a copy of y.
    private static double Needed(Generator generator, int kept)
    {
        (int own, int given) = generator.Parameters > 0 ? (4, 2) : (2, 1);
        return 8.0 * generator.StateCount * (Math.Max(0, own - kept) + given);
    }

    private StationaryState Found(AggregationCycle cycle, int cycles, double error, long began)
    {
        double residual = cycle.Residual();
        double[] probabilities = cycle.Probabilities();
        double bound = error + cycle.Rounding;
        return new StationaryState
        {
            Status = SolverStatus.Converged,
            Solver = Name,
            Probabilities = probabilities,
            Log10MinProbability = double.NaN,
            Iterations = cycles,
            Residual = residual,
            ErrorBound = bound,
            Response = new AggregationResponse(cycle, Tolerance, MaxCycles, bound),
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    private StationaryState Failed(string message, long began, int cycles = 0) => new()
    {
        Status = SolverStatus.NotConverged,
        Solver = Name,
        Probabilities = [],
        Iterations = cycles,
        Message = message,
        Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
    };
}
