namespace SpinTorque;

/// <summary>One of the slowest modes in which a chain relaxes.</summary>
/// <param name="Status">Converged, or not converged where the mode turns: a pair of complex rates, or one too close to another.</param>
/// <param name="Rate">The rate of its decay; its real part, roughly, where it is not converged. Zero where below the range of a double.</param>
/// <param name="Log10Rate">Decimal logarithm of the rate.</param>
/// <param name="Residual">|A v - v/(s + rate)| (s + rate), A = (s - Q)^-1 the resolvent that it was found with: of the order of its relative error.</param>
public readonly record struct RelaxationMode(SolverStatus Status, double Rate, double Log10Rate, double Residual);
