namespace SpinTorque;

/// <summary>
/// The width of weak noise about one trajectory of the flow, in closed form: the linear-noise approximation, good to about 0.1 % at the
/// noise of Table I of [TBR].
/// </summary>
/// <param name="Polar">theta of the trajectory, rad.</param>
/// <param name="Along">Variance along w, the direction of least noise.</param>
/// <param name="Across">Variance across it.</param>
/// <param name="Covariance">Both in the polar frame.</param>
public sealed record NoiseTube(double Polar, double Along, double Across, PolarCovariance Covariance)
{
    /// <summary>The tube at a time.</summary>
    /// <param name="motion">The motion; its damping must be above zero.</param>
    /// <param name="polar">theta0, rad, between the poles.</param>
    /// <param name="time">t.</param>
    /// <param name="startVariance">v0, variance of either tangent component at the start.</param>
    public static NoiseTube At(StochasticTorque motion, double polar, double time, double startVariance = 0)
    {
        double end = new SwitchingFlow(motion.Torque).Advance(polar, 0, time).Polar;
        (double cosine, double sine) = motion.Quiet;
        double isotropic = motion.Isotropic / motion.Damping, strength = motion.Strength / motion.Damping, converse = motion.Converse / motion.Damping;
        // sin^2 theta times the differences of -cos/(2 sin^2) and ln tan(theta/2)/2, finite where theta has become zero
        double scale = Math.Sin(end) * Math.Sin(end), ratio = scale / (Math.Sin(polar) * Math.Sin(polar));
        double half = (Math.Cos(end) - ratio * Math.Cos(polar)) / 2, log = scale * motion.Damping * time / 2;
        double across = ratio * startVariance + (isotropic + strength) * (half + log) + converse * (half - log);
        double along = ratio * startVariance + (isotropic + converse) * (half + log) + strength * (half - log);
        return new NoiseTube(end, along, across, new PolarCovariance(
            cosine * cosine * along + sine * sine * across, sine * sine * along + cosine * cosine * across, sine * cosine * (along - across)));
    }

    /// <summary>Variance of n_x near the north pole, v0 e^(-2 Im C1 t) + (G_0/(2 Im C1)) (1 - e^(-2 Im C1 t)) [TBR 18, 19].</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="time">t.</param>
    /// <param name="startVariance">v0.</param>
    public static double ComponentVariance(StochasticTorque motion, double time, double startVariance = 0)
    {
        double relaxed = -double.ExpM1(-2 * motion.Damping * time);
        return startVariance * (1 - relaxed) + motion.PolarStrength / (2 * motion.Damping) * relaxed;
    }
}
