namespace SpinTorque;

/// <summary>Puts a state back on the surface that it may not leave, a unit vector on the sphere for one.</summary>
/// <param name="state">The state y, changed in place.</param>
public delegate void StateProjection(Span<double> state);
