namespace SpinTorque;

/// <summary>The criteria of <see cref="Slowness"/> along a motion, with microwaves too.</summary>
public static class MotionSlowness
{
    private const double Step = 1e-4;

    // Closer to a pole the precession is no rate of change of the direction.
    private const double SmallestSine = 0.02;

    /// <summary>The largest of each criterion over the states of a motion whose distribution follows; zero where all are close to a pole.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="trajectory">The states.</param>
    public static Slowness Of(ItinerantMagnet magnet, MagnetTrajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(trajectory);
        bool cold = Math.Min(magnet.LeftTemperature, magnet.RightTemperature) == 0.0;
        var largest = new Slowness(0.0, cold ? null : 0.0, cold ? null : 0.0);
        for (int n = 0; n < trajectory.Times.Count; n++)
        {
            double[] m = [.. trajectory.Magnetisation[n]];
            if (double.Hypot(m[0], m[1]) < SmallestSine)
                continue;
            Slowness here = At(magnet, m, trajectory.Times[n]);
            largest = new Slowness(
                Math.Max(largest.AngleOverWidth, here.AngleOverWidth),
                cold ? null : Math.Max(largest.AngleOverTemperature!.Value, here.AngleOverTemperature!.Value),
                cold ? null : Math.Max(largest.PrecessionOverBoth!.Value, here.PrecessionOverBoth!.Value));
        }
        return largest;
    }

    private static Slowness At(ItinerantMagnet magnet, double[] m, double time)
    {
        double[] rate = new double[3];
        Rates(magnet, m, time, rate);
        // Central difference along the motion, over a small part of the fastest turn.
        double step = Step / (1.0 + Math.Abs(magnet.Field) + Math.Abs(magnet.Drive?.Frequency ?? 0.0) + (magnet.Drive?.Amplitude ?? 0.0));
        double turning = (Precession(magnet, m, rate, time, step) - Precession(magnet, m, rate, time, -step)) / (2.0 * step);
        return Slowness.Of(magnet, PolarAngle.OfUnitVector(m[2]), rate[2] / double.Hypot(m[0], m[1]), turning);
    }

    private static double Precession(ItinerantMagnet magnet, double[] m, double[] rate, double time, double step)
    {
        double[] moved = [m[0] + step * rate[0], m[1] + step * rate[1], m[2] + step * rate[2]], there = new double[3];
        TrajectoryIntegration.Normalise(moved);
        Rates(magnet, moved, time + step, there);
        return (moved[0] * there[1] - moved[1] * there[0]) / (moved[0] * moved[0] + moved[1] * moved[1]);
    }

    private static void Rates(ItinerantMagnet magnet, double[] m, double time, double[] rate)
    {
        Span<double> field = stackalloc double[3];
        TrajectoryIntegration.FieldAt(magnet, time, field);
        MagnetTorque.Adiabatic(magnet, PolarAngle.OfUnitVector(m[2])).Rates(m, field, rate);
    }
}
