namespace SpinTorque;

/// <summary>A point of a map that failed.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Row">Its row.</param>
/// <param name="Reason">Why.</param>
public readonly record struct MapFailure(int Column, int Row, string Reason);
