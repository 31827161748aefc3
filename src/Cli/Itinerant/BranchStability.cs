namespace SpinTorque.Cli.Itinerant;

/// <summary>Whether small deviations from a stationary state decay.</summary>
internal enum BranchStability
{
    /// <summary>They decay.</summary>
    Stable,

    /// <summary>They grow.</summary>
    Unstable,

    /// <summary>Neither, to first order.</summary>
    Marginal,
}
