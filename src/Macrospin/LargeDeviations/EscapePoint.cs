namespace SpinTorque;

/// <summary>A fixed point of the magnetisation's motion without noise.</summary>
/// <param name="Position">u, -1 to 1.</param>
/// <param name="IsStable">True where the motion returns to it: the density has a maximum there.</param>
public readonly record struct EscapePoint(double Position, bool IsStable);
