using System.Numerics;

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

    /// <summary>
    /// What is stepped through of the time from one sample to the next: all of it, or the last 200 times of relaxation, before which nothing
    /// matters any more but rounding.
    /// </summary>
    public double Span => Math.Min(Duration / Samples, Memory(Motion));

    /// <summary>One step.</summary>
    public double Step => Span / StepsPerSample;

    /// <summary>The time of a sample, 0 (the start) to <see cref="Samples"/>.</summary>
    public double TimeOf(int sample) => Duration * sample / Samples;

    /// <summary>
    /// Steps per sample that keep the noise and what a scheme does not have exactly within what it is good for: Im C1 of the split scheme, whose
    /// flow is exact, |C1| of Heun's, |C1|^2/Im C1 of Euler's, which every turn drives outwards.
    /// </summary>
    public static int AdvisedSteps(StochasticTorque motion, double sampleSpacing, SphereScheme scheme)
    {
        double speed = Complex.Abs(motion.Torque), span = Math.Min(sampleSpacing, Memory(motion));
        double rate = scheme switch
        {
            SphereScheme.Split => motion.Damping / 10,
            SphereScheme.Heun => speed,
            _ => motion.Damping > 0 ? speed * speed / motion.Damping : speed,
        };
        double steps = Math.Ceiling(span * Math.Max(rate, motion.PolarStrength / (scheme == SphereScheme.Split ? 10 : 1)) / 0.01);
        return (int)Math.Clamp(steps, 1, int.MaxValue);
    }

    // no mode lives longer than 2/G_0 or 1/Im C1, the motion's times of relaxation
    private static double Memory(StochasticTorque motion) =>
        Math.Max(motion.Damping, motion.PolarStrength) is > 0 and var rate ? 200 / rate : double.PositiveInfinity;

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
