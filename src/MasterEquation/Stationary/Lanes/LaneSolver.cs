namespace SpinTorque;

/// <summary>
/// Rates and stationary states of four working points of one structure, with the verdict of each lane. A point alone fills every lane:
/// each takes the same operations whatever is in the others, so a point has the same bits alone and in any company.
/// </summary>
internal abstract class LaneSolver
{
    /// <summary>Widest band of a point alone; a wider one keeps a vector busy by itself.</summary>
    public const int WidestAlone = 7;

    /// <summary>Widest band of four points together; beyond it their rows leave the cache.</summary>
    public const int WidestTogether = 24;

    private readonly LaneVerdict _verdict;

    protected LaneSolver(TransitionPattern pattern, ILaneElimination elimination)
    {
        States = new LaneStates(pattern.Count, elimination);
        _verdict = new LaneVerdict(States, pattern.Count, pattern.HalfBandwidth);
    }

    /// <summary>The states, as solved last.</summary>
    public LaneStates States { get; }

    /// <summary>A solver for chains of a pattern.</summary>
    /// <param name="pattern">Pattern of the chains.</param>
    /// <param name="source">Where each transition's rate stands in a row of rates; its own index where null.</param>
    /// <param name="length">Length of a row of rates.</param>
    /// <param name="steady">Place in that row from which on no parameter moves the rates.</param>
    public static LaneSolver For(TransitionPattern pattern, int[]? source, int length, int steady) =>
        BondPattern.Serves(pattern) ? new BondLaneSolver(pattern, source, steady) : new BandLaneSolver(pattern, source, length);

    /// <summary>A solver for a grain's chains, whose rows are those of its rate tables.</summary>
    public static LaneSolver For(GrainStructure structure) =>
        For(structure.Pattern, structure.Source, structure.RateLength, structure.BathStart(0));

    /// <summary>Provides for derivatives by some parameters.</summary>
    public abstract void KeepSlopes(int parameters);

    /// <summary>Takes in rows of rates, one to four; lanes without one of their own repeat the last.</summary>
    /// <param name="rows">The rows; the same array for a lane as long as its steady rates are what they were.</param>
    /// <param name="versions">A number for each row that changes whenever its steady rates do.</param>
    public abstract void Take(ReadOnlySpan<Plain[]> rows, ReadOnlySpan<int> versions);

    /// <summary>Takes in rows of derivatives by a parameter in the same way.</summary>
    public abstract void TakeSlopes(int parameter, ReadOnlySpan<Plain[]> rows);

    /// <summary>Largest exit rate of a lane.</summary>
    public abstract double LargestExit(int lane);

    /// <summary>A lane's probabilities, and |Q P|_1 over its largest exit rate.</summary>
    public abstract double Extract(int lane, Span<double> probabilities);

    /// <summary>Solves towards a root.</summary>
    public virtual void Run(int root) => States.Run(root);

    /// <summary>Whether a lane's state was found and underflow can have cost it no digit.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    public bool IsTrustworthy(int lane, bool ratesUnderflow) => _verdict.IsTrustworthy(lane, LargestExit(lane), ratesUnderflow);
}
