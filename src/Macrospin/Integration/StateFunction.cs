namespace SpinTorque;

/// <summary>A number that belongs to a time and a state.</summary>
/// <param name="time">The time t.</param>
/// <param name="state">The state y.</param>
public delegate double StateFunction(double time, ReadOnlySpan<double> state);
