namespace SpinTorque;

/// <summary>A point of a most likely path of escape.</summary>
/// <param name="Time">Time, in units of the inverse rate unit.</param>
/// <param name="Position">u.</param>
/// <param name="Momentum">p.</param>
public readonly record struct EscapePathPoint(double Time, double Position, double Momentum);
