namespace SpinTorque.Cli.Itinerant;

/// <summary>Samples of a motion with noise.</summary>
internal static class NoisyMotion
{
    private const double StepsPerRadian = 50.0;

    /// <summary>Follows it from sample to sample; a whole number of steps lies between two.</summary>
    /// <param name="motion">What to follow.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="longest">Longest step; zero for a fiftieth of a radian of the fastest field.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static MagnetTrajectory Follow(MagnetMotion motion, int seed, double longest, CancellationToken cancellation)
    {
        ItinerantMagnet magnet = motion.Magnet;
        double fastest = Math.Max(Math.Abs(magnet.Field), Math.Abs(magnet.Drive?.Frequency ?? 0.0)) + (magnet.Drive?.Amplitude ?? 0.0);
        double between = motion.Duration / (motion.Samples - 1);
        double wanted = longest > 0.0 ? longest : fastest > 0.0 ? 1.0 / (StepsPerRadian * fastest) : between;
        int steps = (int)Math.Clamp(Math.Ceiling(between / wanted), 1.0, int.MaxValue);
        var trajectory = new StochasticTrajectory(magnet, motion.Start, between / steps, seed);
        var states = new List<IReadOnlyList<double>> { (double[])[.. trajectory.Magnetisation] };
        for (int sample = 1; sample < motion.Samples; sample++)
        {
            trajectory.Advance(steps, cancellation);
            states.Add((double[])[.. trajectory.Magnetisation]);
        }
        return new MagnetTrajectory
        {
            Status = IntegrationStatus.Finished,
            Times = [.. Enumerable.Range(0, motion.Samples).Select(n => between * n)],
            Magnetisation = states,
            Events = [],
            LengthDefect = states.Max(m => Math.Abs(Math.Sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]) - 1.0)),
            Steps = steps * (motion.Samples - 1),
        };
    }
}
