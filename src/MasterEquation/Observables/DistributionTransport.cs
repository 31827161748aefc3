namespace SpinTorque;

/// <summary>What flows and what is where at one distribution over the states, stationary or not.</summary>
/// <param name="Current">Electrons per unit time from each lead onto the grain; out of the stationary state they need not sum to zero.</param>
/// <param name="Sz">Mean S_z.</param>
/// <param name="Charge">Mean excess charge.</param>
public sealed record DistributionTransport(IReadOnlyList<double> Current, double Sz, double Charge);
