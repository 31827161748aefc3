namespace SpinTorque;

/// <summary>
/// A line of dI/dV: the points of a plane where the potential of a lead equals the addition energy E(N + 1) - E(N) of one channel and
/// spin, as far as a state that the transition starts from is occupied.
/// </summary>
public sealed record TransitionLine
{
    /// <summary>The level and the state without the electron.</summary>
    public required TunnellingChannel Channel { get; init; }

    /// <summary>Spin of the electron along the easy axis, +1 or -1.</summary>
    public required int Sigma { get; init; }

    /// <summary>Index of the lead.</summary>
    public required int Lead { get; init; }

    /// <summary>dE - mu over the plane; the line is its zero.</summary>
    public required PlanarEnergy Distance { get; init; }

    /// <summary>Tunnelling rate Gamma w, relative to the largest of the same lead; 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>The parts where it is seen, in order of s (of t for a vertical line); at least one.</summary>
    public required IReadOnlyList<TransitionSegment> Segments { get; init; }

    /// <summary>The fewest electrons that a start of the line has moved.</summary>
    public int Moved => Segments.Min(segment => segment.Moved);
}
