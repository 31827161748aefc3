namespace SpinTorque;

/// <summary>The right-hand side f of dy/dt = f(t, y).</summary>
/// <param name="time">The time t.</param>
/// <param name="state">The state y.</param>
/// <param name="rate">Filled with dy/dt.</param>
public delegate void RightHandSide(double time, ReadOnlySpan<double> state, Span<double> rate);
