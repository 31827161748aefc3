namespace SpinTorque;

/// <summary>An event that happened.</summary>
/// <param name="Event">Which.</param>
/// <param name="Time">When; right to rounding given the dense output.</param>
/// <param name="State">The state then.</param>
public sealed record EventOccurrence(IntegrationEvent Event, double Time, IReadOnlyList<double> State);
