namespace SpinTorque;

/// <summary>One step of the dot's distribution: a lead's Fermi function, moved by voltage and precession.</summary>
/// <param name="Lead">The lead it comes from.</param>
/// <param name="Flips">Whether the lead electron's spin is opposite: the step at the other side of the precession's pair.</param>
/// <param name="Position">Its energy.</param>
/// <param name="Weight">Its height; those of a spin sum to 1.</param>
/// <param name="Temperature">Its width.</param>
public readonly record struct DistributionStep(Reservoir Lead, bool Flips, double Position, double Weight, double Temperature);
