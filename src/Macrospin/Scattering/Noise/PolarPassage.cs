namespace SpinTorque;

/// <summary>
/// Mean time until the magnet first reaches a polar angle: T = integral dy/D(y) integral rho(z)/rho(y) dz over u = cos theta, the south
/// pole reflecting. Two nested Gauss-Legendre rules; relative error about 1e-10.
/// </summary>
/// <param name="motion">The motion, with noise at every angle.</param>
public sealed class PolarPassage(StochasticTorque motion)
{
    private const double Pole = 40;

    private readonly StationaryLaw _law = new(motion);

    /// <summary>Mean first-passage time; zero where the start lies beyond the goal.</summary>
    /// <param name="from">theta0, rad; the south pole is allowed.</param>
    /// <param name="to">theta_c, rad, above zero.</param>
    public double MeanTime(double from = Math.PI, double to = Math.PI / 2)
    {
        double start = Math.Min(SwitchingFlow.LogHalfTangent(from), Pole), goal = Math.Max(SwitchingFlow.LogHalfTangent(to), -Pole);
        return start <= goal ? 0 : GaussLegendre.Integrate(goal, start, (int)Math.Ceiling(2 * (start - goal)), s =>
        {
            // du = -ds/cosh^2 s and D = Spread/(2 cosh^2 s)
            double above = 2 / (1 + Math.Exp(2 * s)), u = -Math.Tanh(s);
            return 2 / motion.Spread(u) * Below(u, above);
        });
    }

    /// <summary>Mean time from the south pole where noise is weak: [ln(2/sigma^2) + gamma_E]/(2 Im C1), sigma^2 = G_0/(2 Im C1) + 1/kappa.</summary>
    /// <param name="startVariance">1/kappa of an ensemble about the pole, zero for the pole itself.</param>
    public double WeakNoiseMeanTime(double startVariance = 0)
    {
        const double eulerGamma = 0.57721566490153286;
        double variance = motion.PolarStrength / (2 * motion.Damping) + startVariance;
        return (Math.Log(2 / variance) + eulerGamma) / (2 * motion.Damping);
    }

    /// <summary>Standard deviation of the time from the south pole where noise is weak, pi/(sqrt(6) 2 Im C1).</summary>
    public double WeakNoiseDeviation => Math.PI / (Math.Sqrt(6) * 2 * motion.Damping);

    // integral of rho(z)/rho(u) over z from -1 to u: panels double from the scale on which the ratio falls
    private double Below(double u, double length)
    {
        double slope = 2 * motion.Damping / motion.Spread(u);
        double width = Math.Min(length, 1 / Math.Max(slope, 1e-300)), from = 0, sum = 0;
        while (from < length)
        {
            double to = Math.Min(from == 0 ? width : 2 * from, length);
            double part = GaussLegendre.Integrate(from, to, 1, depth => Math.Exp(_law.LogRatio(-depth, u)));
            sum += part;
            if (part < 1e-18 * sum)
                break;
            from = to;
        }
        return sum;
    }
}
