namespace SpinTorque;

/// <summary>How an integration ended.</summary>
public enum IntegrationStatus
{
    /// <summary>It reached the end of the time asked for.</summary>
    Finished,

    /// <summary>It stopped at a terminal event.</summary>
    Stopped,

    /// <summary>The number of steps allowed was used up.</summary>
    StepLimit,

    /// <summary>The tolerance would need steps below the rounding of time: a singularity or a discontinuity.</summary>
    StepTooSmall,

    /// <summary>The right-hand side was not finite where the trajectory began.</summary>
    NotFinite,
}
