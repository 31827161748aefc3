namespace SpinTorque;

/// <summary>A straight part of a transition line along which it starts from one configuration.</summary>
public sealed record TransitionSegment
{
    /// <summary>Both ends as (s, t) in the unit square: parts of the x and of the y axis.</summary>
    public required ((double S, double T) First, (double S, double T) Last) Ends { get; init; }

    /// <summary>True where the electron enters the grain at the line, false where it leaves.</summary>
    public required bool Entering { get; init; }

    /// <summary>The multiplet that the transition starts from: of those occupied, the one nearest to its ground state.</summary>
    public required int Start { get; init; }

    /// <summary>The multiplet that it leads to.</summary>
    public required int End { get; init; }

    /// <summary>How the start came about.</summary>
    public required Excitation Excitation { get; init; }

    /// <summary>How many electrons the start has moved relative to the ground state of its charge; 0 for the ground state.</summary>
    public required int Moved { get; init; }
}
