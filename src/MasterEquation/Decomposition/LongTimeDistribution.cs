namespace SpinTorque;

/// <summary>
/// Where a chain that starts in one state is found after a long time. In discrete time a periodic class has no limit; this is then the
/// average over its period.
/// </summary>
public sealed class LongTimeDistribution
{
    /// <summary>The state it starts in.</summary>
    public required int Start { get; init; }

    /// <summary>Probability of ending in each closed class; they sum to one up to rounding.</summary>
    public required IReadOnlyList<double> Absorption { get; init; }

    /// <summary>Probability of each state; length n; zero for transient ones and where below the range of a double.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>
    /// Bound on the relative error of each probability that is a normal double, given the rates; from a transient state of a grain with the
    /// rounding of its rates.
    /// </summary>
    public required double ErrorBound { get; init; }
}
