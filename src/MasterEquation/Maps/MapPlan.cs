namespace SpinTorque;

/// <summary>What a map computes: quantities over a grid of working points.</summary>
public sealed record MapPlan
{
    /// <summary>Points along the fast axis; at least 1.</summary>
    public required int Columns { get; init; }

    /// <summary>Points along the slow axis; at least 1, and 1 for a line.</summary>
    public required int Rows { get; init; }

    /// <summary>The model at a point (column, row); called from several threads at once.</summary>
    public required Func<int, int, GrainModel> ModelAt { get; init; }

    /// <summary>What is wanted at each point; at least one.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Makes a solver for one thread; elimination by default.</summary>
    public Func<IStationarySolver> Solver { get; init; } = static () => new EliminationSolver();

    /// <summary>Threads; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
