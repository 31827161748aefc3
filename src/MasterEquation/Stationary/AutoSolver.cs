namespace SpinTorque;

/// <summary>
/// Picks the method by a model of cost and memory: elimination where it is affordable, else the iteration with aggregation; the result names the
/// one that answered. Where the iteration declines or does not settle, elimination follows if it fits in memory.
/// </summary>
/// <remarks>
/// Elimination takes n w^2 multiply-adds at about 20 a nanosecond, two more for each derivative, and 150 ns a state besides; the iteration about
/// 20 ns a transition and 2.5 us a value of 2 S_z, for the state and for each derivative; on one core with AVX-512, within 1.4 of what grains from
/// 2 + 2 to 5 + 4 take (docs/performance.md). The iteration must win twice over to be taken, three times where derivatives are asked for, since
/// elimination gives every probability to rounding and always answers.
/// </remarks>
public sealed class AutoSolver : IStationarySolver
{
    private const double SecondsPerMultiplyAdd = 5e-11;
    private const double SecondsPerState = 1.5e-7;
    private const double SecondsPerTransition = 2e-8;
    private const double SecondsPerProjection = 2.5e-6;
    private const double Advantage = 2;
    private const double AdvantageWithDerivatives = 3;

    private readonly EliminationSolver _elimination;
    private readonly AggregationSolver _aggregation;
    private readonly double? _limit;

    /// <summary>A solver that may use some threads and some memory.</summary>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="memoryLimit">Bytes that a solve may take; what is free by default.</param>
    public AutoSolver(int threads = 1, double? memoryLimit = null)
    {
        _limit = memoryLimit;
        _elimination = new EliminationSolver { Threads = threads, MemoryLimit = memoryLimit };
        _aggregation = new AggregationSolver { Threads = threads, MemoryLimit = memoryLimit };
    }

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public double Memory(Generator generator) => Picked(generator, out _).Memory(generator);

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        IStationarySolver picked = Picked(generator, out bool fits);
        StationaryState state = picked.Solve(generator, start, cancellation);
        return picked == _elimination || state.Status == SolverStatus.Converged || !fits ? state : _elimination.Solve(generator, start, cancellation);
    }

    /// <summary>Whether elimination is the faster choice, from sizes alone: nothing is stored to find out.</summary>
    /// <param name="structure">The grain's structure.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    internal static bool Eliminates(GrainStructure structure, int parameters)
    {
        double advantage = parameters > 0 ? AdvantageWithDerivatives : Advantage;
        return EliminationSeconds(structure, parameters) < advantage * AggregationSeconds(structure, parameters);
    }

    /// <summary>Seconds that elimination takes, from sizes alone.</summary>
    internal static double EliminationSeconds(GrainStructure structure, int parameters)
    {
        double n = structure.Space.Count, width = structure.HalfBandwidth;
        return n * (width * width * SecondsPerMultiplyAdd + SecondsPerState) * (1 + 2 * parameters);
    }

    /// <summary>Seconds that the iteration takes, from sizes alone.</summary>
    internal static double AggregationSeconds(GrainStructure structure, int parameters) =>
        (structure.TransitionCount * SecondsPerTransition + structure.ProjectionCount * SecondsPerProjection) * (1 + parameters);

    private IStationarySolver Picked(Generator generator, out bool fits)
    {
        ArgumentNullException.ThrowIfNull(generator);
        fits = true;
        if (generator.Grain is not { } grain)
            return _elimination;
        fits = MemoryPlan.Objection(_elimination.Name, _elimination.Memory(generator), generator, _limit) is null
            && Band<Plain>.Length(generator.StateCount, generator.HalfBandwidth) <= Array.MaxLength;
        return fits && Eliminates(grain.Structure, generator.Parameters) ? _elimination : _aggregation;
    }
}
