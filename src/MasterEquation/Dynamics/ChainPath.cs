namespace SpinTorque;

/// <summary>A path of a chain event by event.</summary>
/// <param name="Times">When each state was entered; the first at time zero.</param>
/// <param name="States">The states, one for each time.</param>
/// <param name="End">When the path was left off.</param>
public sealed record ChainPath(IReadOnlyList<double> Times, IReadOnlyList<int> States, double End);
