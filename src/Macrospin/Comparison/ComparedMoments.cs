namespace SpinTorque;

/// <summary>What one description says of the stationary state.</summary>
/// <param name="Mean">Mean of u = S_z/S_m.</param>
/// <param name="Variance">Variance of u.</param>
/// <param name="Current">Current of each lead, from the lead onto the grain.</param>
public sealed record ComparedMoments(double Mean, double Variance, IReadOnlyList<double> Current);
