namespace SpinTorque;

/// <summary>Something to be found along a trajectory: a zero crossing of a function of time and state.</summary>
public sealed record IntegrationEvent
{
    /// <summary>What messages and tables call it.</summary>
    public required string Name { get; init; }

    /// <summary>The function whose zero is the event; continuous along the trajectory. A zero at the very start is none.</summary>
    public required StateFunction Function { get; init; }

    /// <summary>Which crossings count.</summary>
    public EventDirection Direction { get; init; }

    /// <summary>Whether the integration ends here.</summary>
    public bool Terminal { get; init; }

    /// <summary>Whether going from one value of the function to the next crosses zero in the right direction.</summary>
    internal bool Crosses(double before, double after) =>
        (Direction != EventDirection.Falling && before < 0.0 && after >= 0.0) || (Direction != EventDirection.Rising && before > 0.0 && after <= 0.0);
}
