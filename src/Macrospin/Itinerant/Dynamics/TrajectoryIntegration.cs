namespace SpinTorque;

/// <summary>Integrates the equations of motion of the magnetisation as a unit vector, with the dot's potential where it moves by itself.</summary>
public static class TrajectoryIntegration
{
    private static readonly IntegratorSettings Fine = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-12, StepLimit = 20_000_000 };

    /// <summary>Follows a motion.</summary>
    /// <param name="motion">What to follow.</param>
    /// <param name="settings">Tolerances; null for 1e-10.</param>
    /// <param name="cancellation">Polled at each step.</param>
    /// <exception cref="ArgumentException">
    /// The closure moves the potential and the capacitance is missing, or the length and the exchange is; or a closure without slopes is given them, or microwaves to the full
    /// or reduced dynamics.
    /// </exception>
    public static MagnetTrajectory Follow(MagnetMotion motion, IntegratorSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(motion);
        if (motion.IsFull)
            return FullTrajectory.Follow(motion, settings ?? Fine, cancellation);
        var samples = new TrajectorySamples(motion.Times);
        double defect = 0.0;
        InitialValueProblem problem = Problem(motion) with
        {
            End = motion.Duration,
            Events = Events(motion, static (_, y) => y[2]),
            Projection = y => defect = Math.Max(defect, Normalise(y)),
        };
        IntegrationResult result = Integrator.Run(problem, settings ?? Fine, samples.Observe, cancellation);
        IReadOnlyList<double>[] states = [.. Enumerable.Range(0, samples.Count).Select(n => samples[n])];
        return new MagnetTrajectory
        {
            Status = result.Status,
            Times = [.. samples.Times.Take(samples.Count)],
            Magnetisation = [.. states.Select(state => (IReadOnlyList<double>)[state[0], state[1], state[2]])],
            Potential = Potentials(motion, states),
            Events = result.Events,
            LengthDefect = defect,
            Steps = result.Steps,
        };
    }

    private static InitialValueProblem Problem(MagnetMotion motion)
    {
        if (motion.Closure == MagnetClosure.Adiabatic)
            return new() { Rate = Adiabatic(motion.Magnet), Initial = motion.Direction, End = motion.Duration };
        if (motion.Magnet.Contacts.Density.HasSlopes)
            throw new ArgumentException($"The closure {motion.Closure} has no slopes of the densities of states in it, and so no heat.", nameof(motion));
        double still = DotPotential.Of(motion.Magnet, motion.Start, -motion.Magnet.Field) ?? 0.0;
        RotatingDistribution frozen = motion.Magnet.Distribution(motion.Start, -motion.Magnet.Field, still);
        return new() { Rate = Unfollowing(motion, frozen), Initial = [.. motion.Direction, motion.Potential ?? still], End = motion.Duration };
    }

    private static RightHandSide Adiabatic(ItinerantMagnet magnet) => (t, y, f) =>
    {
        Span<double> field = stackalloc double[3];
        FieldAt(magnet, t, field);
        MagnetTorque.Adiabatic(magnet, PolarAngle.OfUnitVector(y[2])).Rates(y[..3], field, f[..3]);
    };

    private static RightHandSide Unfollowing(MagnetMotion motion, RotatingDistribution frozen)
    {
        (ItinerantMagnet magnet, double capacitance) = (motion.Magnet, FrozenDynamics.CapacitanceOf(motion.Magnet));
        bool enforced = motion.Closure == MagnetClosure.EnforcedEquilibrium;
        return (t, y, f) =>
        {
            Span<double> field = stackalloc double[3];
            FieldAt(magnet, t, field);
            PolarAngle angle = PolarAngle.OfUnitVector(y[2]);
            double alpha = magnet.Damping(angle), potential = y[3];
            double spin = enforced ? EnforcedEquilibrium.Spin(magnet.Contacts, magnet.Voltage, potential) : FrozenCurrents.Spin(frozen, potential);
            new MagnetTorque(alpha, alpha, spin / magnet.Spin).Rates(y[..3], field, f[..3]);
            double sine2 = y[0] * y[0] + y[1] * y[1], precession = sine2 == 0.0 ? -magnet.Field : (y[0] * f[1] - y[1] * f[0]) / sine2;
            f[3] = enforced
                ? EnforcedEquilibrium.Left(magnet.Contacts, magnet.Voltage, potential, angle, precession) - EnforcedEquilibrium.Right(magnet.Contacts, potential)
                : FrozenCurrents.Left(frozen, angle, precession, potential) - FrozenCurrents.Right(frozen, potential);
            f[3] /= capacitance;
        };
    }

    internal static void FieldAt(ItinerantMagnet magnet, double time, Span<double> field)
    {
        (field[0], field[1], field[2]) = (0.0, 0.0, magnet.Field);
        if (magnet.Drive is not { } drive)
            return;
        (double sine, double cosine) = Math.SinCos(drive.Frequency * time);
        (field[0], field[1]) = (drive.Amplitude * cosine, drive.Amplitude * sine);
    }

    internal static double Normalise(Span<double> y)
    {
        double length = Math.Sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2]);
        for (int i = 0; i < 3; i++)
            y[i] /= length;
        return Math.Abs(length - 1.0);
    }

    internal static IReadOnlyList<IntegrationEvent> Events(MagnetMotion motion, StateFunction cosine)
    {
        double reach = Math.Cos(motion.PoleReach);
        return
        [
            new() { Name = "north pole reached", Function = (t, y) => cosine(t, y) - reach, Direction = EventDirection.Rising, Terminal = motion.StopsAtPole },
            new() { Name = "south pole reached", Function = (t, y) => -reach - cosine(t, y), Direction = EventDirection.Rising, Terminal = motion.StopsAtPole },
            new() { Name = "equator crossed", Function = cosine },
        ];
    }

    private static double[]? Potentials(MagnetMotion motion, IReadOnlyList<double>[] states)
    {
        if (motion.Closure != MagnetClosure.Adiabatic)
            return [.. states.Select(state => state[3])];
        if (DotPotential.Of(motion.Magnet, motion.Start, 0.0) is null)
            return null;
        double precession = motion.Magnet.SteadyPrecession;
        return [.. states.Select(state => DotPotential.Of(motion.Magnet, PolarAngle.OfUnitVector(state[2]), precession)!.Value)];
    }
}
