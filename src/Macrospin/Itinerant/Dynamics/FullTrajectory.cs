namespace SpinTorque;

/// <summary>Integrates the full dynamics, with the electrons' memory or in the reduced form: theta, dM, dV_d; the precession is minus the field.</summary>
internal static class FullTrajectory
{
    /// <summary>Follows a motion.</summary>
    public static MagnetTrajectory Follow(MagnetMotion motion, IntegratorSettings settings, CancellationToken cancellation)
    {
        if (motion.Magnet.Drive is { Amplitude: > 0.0 })
            throw new ArgumentException("The full dynamics have no microwaves in them.", nameof(motion));
        var dynamics = new FullDynamics(motion.Magnet);
        double[] start = Start(motion, dynamics);
        var samples = new TrajectorySamples(motion.Times);
        double memory = Memory(dynamics, start);
        bool reduced = motion.Closure == MagnetClosure.Reduced;
        InitialValueProblem problem = new()
        {
            Rate = reduced ? Reduced(dynamics) : (_, y, f) => dynamics.MemoryRates(y, f),
            Initial = reduced ? start[..3] : start,
            End = motion.Duration,
            Events = TrajectoryIntegration.Events(motion, static (_, y) => Math.Cos(y[0])),
        };
        IntegrationResult result = Integrator.Run(problem, settings, samples.Observe, cancellation);
        double[][] states = [.. Enumerable.Range(0, samples.Count).Select(n => (double[])[.. samples[n]])];
        if (!reduced)
            memory = states.Max(state => Memory(dynamics, state));
        double kick = Kick(motion);
        return new MagnetTrajectory
        {
            Status = result.Status,
            Times = [.. samples.Times.Take(samples.Count)],
            Magnetisation = [.. states.Select((state, n) => Direction(state[0], motion.Azimuth - motion.Magnet.Field * samples.Times[n]))],
            Length = [.. states.Select(state => state[1])],
            Potential = [.. states.Select(state => state[2])],
            MemoryOfStart = kick > 0.0 ? memory / kick : 0.0,
            Events = result.Events,
            LengthDefect = 0.0,
            Steps = result.Steps,
        };
    }

    private static double[] Start(MagnetMotion motion, FullDynamics dynamics)
    {
        double potential = motion.Potential ?? 0.0;
        double[] remembering = dynamics.Remembering(motion.Start, motion.Length, potential);
        return motion.RemembersStart ? remembering : [.. remembering.Take(3), 0.0, 0.0, 0.0, 0.0];
    }

    private static double Kick(MagnetMotion motion) =>
        motion.Magnet.Capacitance!.Value * Math.Abs(motion.Potential ?? 0.0) + Math.Abs(motion.Length) / motion.Magnet.Exchange!.Value;

    private static double Memory(FullDynamics dynamics, ReadOnlySpan<double> state)
    {
        (double charge, double spin) = dynamics.Conserved(state);
        return Math.Max(Math.Abs(charge), Math.Abs(spin));
    }

    private static RightHandSide Reduced(FullDynamics dynamics) => (_, y, f) =>
    {
        (double theta, _, f[1], f[2]) = dynamics.Rates(PolarAngle.OfUnitVector(Math.Cos(y[0])), y[1], y[2]);
        f[0] = theta * Math.Sign(Math.Sin(y[0]));
    };

    private static double[] Direction(double theta, double phi)
    {
        (double sine, double cosine) = Math.SinCos(theta);
        return [sine * Math.Cos(phi), sine * Math.Sin(phi), cosine];
    }
}
