namespace SpinTorque;

/// <summary>The end of an integration, and how it came there.</summary>
public sealed record IntegrationResult
{
    /// <summary>How it ended.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>The time reached.</summary>
    public required double Time { get; init; }

    /// <summary>The state at that time.</summary>
    public required IReadOnlyList<double> State { get; init; }

    /// <summary>Events in the order they happened.</summary>
    public required IReadOnlyList<EventOccurrence> Events { get; init; }

    /// <summary>Steps accepted.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps tried and found too long.</summary>
    public required int Rejected { get; init; }

    /// <summary>Evaluations of the right-hand side.</summary>
    public required int Evaluations { get; init; }
}
