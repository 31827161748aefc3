namespace SpinTorque;

/// <summary>Paths of the noisy motion to be drawn.</summary>
public sealed record EnsembleRequest
{
    /// <summary>The motion.</summary>
    public required StochasticTorque Motion { get; init; }

    /// <summary>The law at the start: a point or a thermal ensemble.</summary>
    public required IInitialLaw Start { get; init; }

    /// <summary>How long, in the unit of the motion; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double Duration { get; init => field = Require.Positive(value); }

    /// <summary>Number of paths; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int Paths { get; init => field = AtLeastOne(value, nameof(Paths)); }

    /// <summary>Times, equally spaced to the end, at which moments are taken; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Samples { get; init => field = AtLeastOne(value, nameof(Samples)); } = 1;

    /// <summary>Steps from one sample to the next; at least 1. Im C1 times a step should not exceed 0.1 (split), 0.01 (the others).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int StepsPerSample { get; init => field = AtLeastOne(value, nameof(StepsPerSample)); }

    /// <summary>The scheme.</summary>
    public SphereScheme Scheme { get; init; } = SphereScheme.Split;

    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>One step.</summary>
    public double Step => Duration / Samples / StepsPerSample;

    /// <summary>The time of a sample, 0 (the start) to <see cref="Samples"/>.</summary>
    public double TimeOf(int sample) => Duration * sample / Samples;

    /// <summary>Steps per sample that keep Im C1, and G_0 where it is larger, times a step within what the scheme is good for.</summary>
    public static int AdvisedSteps(StochasticTorque motion, double sampleSpacing, SphereScheme scheme) =>
        Math.Max(1, (int)Math.Ceiling(Math.Max(motion.Damping, motion.PolarStrength) * sampleSpacing / (scheme == SphereScheme.Split ? 0.1 : 0.01)));

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
