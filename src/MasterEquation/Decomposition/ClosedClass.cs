namespace SpinTorque;

/// <summary>A closed class of a chain: states that reach each other and nothing else, with the stationary state of the chain among them.</summary>
public sealed class ClosedClass
{
    /// <summary>Its states, ascending.</summary>
    public required IReadOnlyList<int> States { get; init; }

    /// <summary>Its stationary state with its verdict; probabilities in the order of <see cref="States"/>.</summary>
    public required StationaryState Stationary { get; init; }

    /// <summary>Largest distance of two joined states in the order that it was solved in.</summary>
    public required int HalfBandwidth { get; init; }
}
