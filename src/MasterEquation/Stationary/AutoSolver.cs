namespace SpinTorque;

/// <summary>
/// Picks the method: elimination where it is affordable or where derivatives are asked for, else the iteration with aggregation; the
/// result names the one that answered. Where the iteration declines or does not settle, elimination follows if its band fits in memory.
/// </summary>
/// <remarks>
/// Elimination takes n w^2 multiply-adds at about 12 a nanosecond, the iteration some 25 cycles of about 1.2 ns a transition; both
/// measured on one core with AVX2. It must win twice over to be taken, since elimination gives every probability to rounding.
/// </remarks>
public sealed class AutoSolver : IStationarySolver
{
    private const double SecondsPerMultiplyAdd = 8e-11;
    private const double SecondsPerTransition = 25 * 1.2e-9;
    private const double Advantage = 2;

    // Share of the memory there is that a band may take.
    private const double MemoryShare = 0.6;

    private readonly EliminationSolver _elimination;
    private readonly AggregationSolver _aggregation;

    /// <summary>A solver that may use some threads.</summary>
    /// <param name="threads">Threads, at least 1.</param>
    public AutoSolver(int threads = 1)
    {
        _elimination = new EliminationSolver { Threads = threads };
        _aggregation = new AggregationSolver { Threads = threads };
    }

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.Grain is not { } grain)
            return _elimination.Solve(generator, start, cancellation);
        if (Eliminates(grain.Structure, generator.Parameters, out bool fits))
            return _elimination.Solve(generator, start, cancellation);
        StationaryState state = _aggregation.Solve(generator, start, cancellation);
        return state.Status == SolverStatus.Converged || !fits ? state : _elimination.Solve(generator, start, cancellation);
    }

    /// <summary>Whether elimination is the first choice.</summary>
    /// <param name="structure">The grain's structure.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    internal static bool Eliminates(GrainStructure structure, int parameters) => Eliminates(structure, parameters, out _);

    private static bool Eliminates(GrainStructure structure, int parameters, out bool fits)
    {
        (double elimination, double aggregation, double bytes) = Costs(structure, parameters);
        fits = bytes < MemoryShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes && bytes / sizeof(double) < Array.MaxLength;
        return fits && (parameters > 0 || elimination < Advantage * aggregation);
    }

    // Seconds of either method and bytes of the band, from sizes alone: nothing is stored to find out.
    private static (double Elimination, double Aggregation, double Bytes) Costs(GrainStructure structure, int parameters)
    {
        StateSpace space = structure.Space;
        double n = space.Count, width = (structure.HasBath ? 2 : 1.5) * space.WidestBlock;
        double transitions = structure.HasBath ? 2 * n : 0;
        foreach (TunnellingLink link in space.Links)
            transitions += 2 * (structure.Table(link.Channel, 1).Count + structure.Table(link.Channel, -1).Count);
        return (n * width * width * SecondsPerMultiplyAdd, transitions * SecondsPerTransition, n * (2 * width + 1) * sizeof(double) * (1 + parameters));
    }
}
