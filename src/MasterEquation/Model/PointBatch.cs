using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// Up to four working points of one structure solved at once, in the lanes of a vector: currents and what else is asked for. Nothing is allocated
/// from the second batch on.
/// </summary>
internal abstract class PointBatch
{
    private readonly LanePoint[] _points;

    /// <param name="structure">What all points share.</param>
    /// <param name="leads">Number of leads.</param>
    protected PointBatch(GrainStructure structure, int leads)
    {
        Structure = structure;
        _points = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new LanePoint(structure, leads))];
    }

    /// <summary>The points, as solved last.</summary>
    public IReadOnlyList<LanePoint> Points => _points;

    /// <summary>What all points share.</summary>
    protected GrainStructure Structure { get; }

    /// <summary>Whether a batch can serve a structure.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="exact">Whether points must have the bits that <see cref="EliminationSolver"/> gives them.</param>
    public static bool Serves(GrainStructure structure, bool exact) =>
        structure.HalfBandwidth <= (exact ? LaneSolver.WidestAlone : LaneSolver.WidestTogether);

    /// <summary>A batch for a structure that it can serve.</summary>
    /// <param name="structure">What all points share.</param>
    /// <param name="leads">Number of leads.</param>
    public static PointBatch For(GrainStructure structure, int leads) =>
        structure.HalfBandwidth <= LaneSolver.WidestAlone ? new NarrowBatch(structure, leads) : new WideBatch(structure, leads);

    /// <summary>Forgets the batches before.</summary>
    public virtual void Restart()
    {
    }

    /// <summary>Solves models that the structure serves.</summary>
    /// <param name="models">One to four.</param>
    /// <param name="request">What is wanted of them.</param>
    public void Solve(ReadOnlySpan<GrainModel> models, BatchRequest request)
    {
        long began = Stopwatch.GetTimestamp();
        Run(models, _points.AsSpan(0, models.Length), request);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds / models.Length;
        foreach (LanePoint point in _points)
            point.Seconds = seconds;
    }

    /// <summary>Solves models that the structure serves.</summary>
    /// <param name="models">One to four.</param>
    /// <param name="points">As many; they take their numbers, where they are found.</param>
    /// <param name="request">What is wanted of them.</param>
    protected abstract void Run(ReadOnlySpan<GrainModel> models, ReadOnlySpan<LanePoint> points, BatchRequest request);
}
