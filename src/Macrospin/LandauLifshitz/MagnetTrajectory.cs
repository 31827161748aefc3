namespace SpinTorque;

/// <summary>The motion m(t) of a magnet with spin torque, at the times asked for.</summary>
public sealed record MagnetTrajectory
{
    /// <summary>How the integration ended; the trajectory is whole where it finished.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>The times, as far as they were reached.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>m at those times, of length 1 to rounding.</summary>
    public required IReadOnlyList<(double X, double Y, double Z)> Directions { get; init; }

    /// <summary>Steps accepted.</summary>
    public required int Steps { get; init; }

    /// <summary>Integrates from a direction: steps of Dormand and Prince, each put back on the sphere.</summary>
    /// <param name="magnet">The equation.</param>
    /// <param name="start">m at time 0, of any length above zero.</param>
    /// <param name="times">Times asked for, ascending from 0 or later.</param>
    /// <param name="settings">Tolerances; 1e-12 relative and absolute where null.</param>
    /// <param name="cancellation">Polled at each step.</param>
    /// <exception cref="ArgumentException">The times do not ascend from 0, or the start has no direction.</exception>
    public static MagnetTrajectory Of(
        SpinTorqueMagnet magnet,
        (double X, double Y, double Z) start,
        IReadOnlyList<double> times,
        IntegratorSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(times);
        if (times.Count == 0 || times[0] < 0 || times.Zip(times.Skip(1)).Any(pair => !(pair.Second > pair.First)))
            throw new ArgumentException("Times must ascend from 0 or later, at least one.", nameof(times));
        double[] initial = [start.X, start.Y, start.Z];
        Normalise(initial);
        var samples = new TrajectorySamples(times);
        var problem = new InitialValueProblem
        {
            Rate = (_, m, rate) => magnet.Rate(m, rate),
            End = times[^1],
            Initial = initial,
            Projection = Normalise,
        };
        settings ??= new IntegratorSettings { RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-12 };
        IntegrationResult result = Integrator.Run(problem, settings, samples.Observe, cancellation);
        return new MagnetTrajectory
        {
            Status = result.Status,
            Times = [.. times.Take(samples.Count)],
            Directions = [.. Enumerable.Range(0, samples.Count).Select(index => Direction(samples[index]))],
            Steps = result.Steps,
        };
    }

    private static (double X, double Y, double Z) Direction(IReadOnlyList<double> state)
    {
        double[] m = [.. state];
        Normalise(m);
        return (m[0], m[1], m[2]);
    }

    private static void Normalise(Span<double> m)
    {
        double length = Math.Sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]);
        if (!(length > 0 && double.IsFinite(length)))
            throw new ArgumentException("The magnetisation has no direction.");
        for (int i = 0; i < 3; i++)
            m[i] /= length;
    }
}
