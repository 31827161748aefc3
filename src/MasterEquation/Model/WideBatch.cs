namespace SpinTorque;

/// <summary>
/// Points of a wide band, side by side from rates to currents. Points depend, by rounding and by a tiny part of the stated error, on the batches
/// since the last restart: each gives the next its likeliest state as root, and the window of states that matter.
/// </summary>
internal sealed class WideBatch : PointBatch
{
    private readonly LaneTables _tables;
    private readonly WideAttempt _attempt;
    private int _root;
    private StateRange _window;
    private bool _remembers;                // whether points of late had need of all states

    /// <inheritdoc cref="PointBatch.For"/>
    public WideBatch(GrainStructure structure, int leads)
        : base(structure, leads)
    {
        _tables = new LaneTables(structure, leads);
        _attempt = new WideAttempt(structure, _tables);
        Restart();
    }

    private StateRange All => StateRange.All(Structure.Space.Count);

    /// <inheritdoc/>
    public override void Restart() => (_root, _window, _remembers) = (Structure.Space.Count / 2, All, false);

    /// <inheritdoc/>
    protected override void Run(ReadOnlySpan<GrainModel> models, ReadOnlySpan<LanePoint> points, BatchRequest request)
    {
        _tables.Fill(models, request.Moved);
        bool forgets = !_remembers && _window != All && !request.Smallest && !request.Probabilities;
        AttemptOutcome outcome = _attempt.Run(new EliminationPlan(_root, _window, forgets), points, request);
        // The verdict on underflow may need all states, and the probability outside may be known from them alone.
        if (forgets && !(outcome.Suffices && outcome.AllFound))
        {
            _remembers = true;
            outcome = _attempt.Run(new EliminationPlan(_root, _window, Forgets: false), points, request);
        }
        // From the likeliest state no barrier lies between the root and a single well; and where the window was too narrow, there is the whole chain.
        bool again = outcome.BetterRoot is not null || !outcome.Suffices;
        if (again)
            outcome = _attempt.Run(new EliminationPlan(outcome.BetterRoot ?? _root, All, Forgets: false), points, request);
        (_root, _window) = (outcome.NextRoot, again ? All : outcome.NextWindow);
    }
}
