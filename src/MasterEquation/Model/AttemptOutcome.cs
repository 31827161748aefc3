namespace SpinTorque;

/// <summary>What came of solving a batch once, besides the numbers of its points.</summary>
internal readonly record struct AttemptOutcome
{
    /// <summary>Whether doubles sufficed for every point.</summary>
    public required bool AllFound { get; init; }

    /// <summary>Whether what was neglected outside the window is small beside the stated errors of every point.</summary>
    public required bool Suffices { get; init; }

    /// <summary>The likeliest state of a point that was not to be trusted from this root; null where there is none.</summary>
    public required int? BetterRoot { get; init; }

    /// <summary>The likeliest state of the last point; the root of this attempt where that point was not found.</summary>
    public required int NextRoot { get; init; }

    /// <summary>The states that are likely in any point and some more; all where the last point was not found.</summary>
    public required StateRange NextWindow { get; init; }
}
