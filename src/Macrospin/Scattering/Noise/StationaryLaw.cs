namespace SpinTorque;

/// <summary>
/// The law of u = cos theta after a long current: closed form, the flux v rho - D d_u rho being zero; moments by quadrature in
/// ln tan(theta/2) to about 1e-12.
/// </summary>
public sealed class StationaryLaw
{
    private const double Pole = 40;
    private const int Panels = 160;

    private readonly double _damping;
    private readonly double _floor;
    private readonly double _anisotropy;
    private readonly double _push;
    private readonly double _norm;

    /// <summary>The law of a motion.</summary>
    /// <param name="motion">The motion; its noise must not vanish anywhere between the poles.</param>
    /// <exception cref="ArgumentException">There is no noise, or it vanishes on the equator.</exception>
    public StationaryLaw(StochasticTorque motion)
    {
        _damping = motion.Damping;
        _floor = motion.PolarStrength - motion.Quietness;
        _anisotropy = motion.Quietness;
        _push = motion.Push;
        if (!Exists(motion))
            throw new ArgumentException("Without noise at every angle there is no stationary density.", nameof(motion));
        _norm = 1;
        _norm = Expect(static (_, _) => 1);
    }

    /// <summary>Whether there is noise at every angle between the poles.</summary>
    public static bool Exists(StochasticTorque motion) => motion.PolarStrength - motion.Quietness > 1e-12 * motion.PolarStrength;

    /// <summary>E[1 - u], without cancellation.</summary>
    public double MeanDeficit => Expect(static (_, deficit) => deficit);

    /// <summary>E[u^2].</summary>
    public double MeanSquare => Expect(static (_, deficit) => (1 - deficit) * (1 - deficit));

    /// <summary>E[theta], rad.</summary>
    public double MeanPolar => Expect(static (polar, _) => polar);

    /// <summary>E[theta^2], rad^2: twice the variance of one component where the noise is weak.</summary>
    public double MeanSquarePolar => Expect(static (polar, _) => polar * polar);

    /// <summary>E[n_x^2] = E[n_y^2]: 1/(2J) for the full noise, 1/(4J) for the others, where J is large.</summary>
    public double TransverseVariance => Expect(static (_, deficit) => deficit * (2 - deficit) / 2);

    /// <summary>Density per theta, sin theta rho(cos theta).</summary>
    /// <param name="polar">theta, rad, from 0 to pi.</param>
    public double PolarDensity(double polar)
    {
        double half = Math.Sin(polar / 2);
        return Math.Sin(polar) * Math.Exp(LogRatio(-2 * half * half, 1)) / _norm;
    }

    /// <summary>Density per u = cos theta.</summary>
    public double Density(double u) => Math.Exp(LogRatio(u - 1, 1)) / _norm;

    // ln rho(u + step) - ln rho(u), without the cancellation of two large logarithms
    internal double LogRatio(double step, double u)
    {
        double next = u + step, root = Math.Sqrt(_anisotropy / _floor);
        double turn = root < 1e-8 ? step / _floor : Math.Atan2(step * root, 1 + u * next * root * root) / (root * _floor);
        double growth = step * (next + u) / (_floor + _anisotropy * u * u);
        double log = _anisotropy < 1e-14 * _floor ? growth : double.LogP1(_anisotropy * growth) / _anisotropy;
        return 2 * _damping * turn - _push / 2 * log;
    }

    private double Expect(Func<double, double, double> function) => GaussLegendre.Integrate(-Pole, Pole, Panels, s =>
    {
        double sine = 1 / Math.Cosh(s), deficit = 2 / (1 + Math.Exp(-2 * s));
        return sine * sine * Math.Exp(LogRatio(-deficit, 1)) * function(2 * Math.Atan(Math.Exp(s)), deficit);
    }) / _norm;
}
