namespace SpinTorque;

/// <summary>
/// Mean switching times of the exact chain at a large spin, prefactor included: the density to next order in 1/S between the stable points, and
/// Kramers' current over each unstable point, J = P(top) D sqrt(S_m Phi''/2 pi)/S_m with D the diffusion there, where changes per flip are small and
/// diffusion is exact. tau = (weight on the near side)/J. Relative error of order 1/S and 1/(barrier exponent).
/// </summary>
public sealed class EscapeTime
{
    private readonly LargeDeviation _deviation;
    private readonly AmplitudeEquation _amplitude;
    private readonly double[] _logarithm;       // ln z at the nodes
    private readonly double _spacing;
    private readonly double _norm;

    /// <summary>Integrates the amplitude over all magnetisations.</summary>
    /// <param name="deviation">The exponent.</param>
    /// <param name="steps">Steps over -1 to 1.</param>
    public EscapeTime(LargeDeviation deviation, int steps = 1000)
    {
        ArgumentNullException.ThrowIfNull(deviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        (_deviation, _amplitude) = (deviation, new AmplitudeEquation(deviation));
        _spacing = 2.0 / steps;
        _logarithm = new double[steps + 1];
        // beyond the last few flips before a pole the chain's own slope is taken as constant
        double edge = Math.Clamp(1 - 2 / deviation.Grain.MeanSpin, 0, _amplitude.Edge);
        for (int k = 0; k < steps; k++)
            _logarithm[k + 1] = _logarithm[k] + _spacing * _amplitude.Slope(Math.Clamp(-1 + (k + 0.5) * _spacing, -edge, edge));
        _norm = Behind(double.PositiveInfinity, below: true);
    }

    /// <summary>ln of the probability per unit of S_z at u, charges together; its sum over the chain's states is one.</summary>
    public double LogDensity(double u) => Amplitude(u) + _deviation.Grain.MeanSpin * _deviation.Exponent(u) - _norm;

    /// <summary>Mean time to get from one stable point to another.</summary>
    /// <param name="from">A stable point.</param>
    /// <param name="to">Another one.</param>
    /// <returns>Never where no unstable point lies between them.</returns>
    public PassageTime Between(double from, double to)
    {
        double total = double.NegativeInfinity;
        foreach (FixedPoint top in _deviation.FixedPoints)
        {
            if (top.IsStable || (top.Position - from) * (top.Position - to) >= 0)
                continue;
            total = LogarithmicSum.Of(total, Behind(top.Position, from < to) - Current(top.Position));
        }
        return double.IsNegativeInfinity(total) ? PassageTime.Never : PassageTime.FromLogarithm(total);
    }

    private double Current(double top)
    {
        MacrospinRates rates = _deviation.Grain.LimitRatesAt(top);
        double curvature = -_amplitude.MomentumSlope(top);
        return LogDensity(top) + Math.Log(rates.Diffusion * Math.Sqrt(curvature / (2 * Math.PI * _deviation.Grain.MeanSpin)));
    }

    // ln of the weight below or above an unstable point, summed over the chain's own states
    private double Behind(double top, bool below)
    {
        double sum = double.NegativeInfinity, s = _deviation.Grain.MeanSpin;
        foreach ((HalfInteger spin, bool filled) in ((HalfInteger, bool)[])[(_deviation.Grain.EmptySpin, false), (_deviation.Grain.FilledSpin, true)])
        {
            for (int doubled = -spin.Doubled; doubled <= spin.Doubled; doubled += 2)
            {
                double u = Math.Clamp(doubled / (2 * s), -1, 1);
                if (u < top != below)
                    continue;
                double inside = Math.Clamp(u, -_amplitude.Edge, _amplitude.Edge);
                (double empty, double full) = _amplitude.Shares(inside);
                double beyond = (doubled / (2 * s) - u) * -s * _deviation.Momentum(u);      // the larger multiplet's last state
                sum = LogarithmicSum.Of(sum, LogDensity(u) + beyond + Math.Log(filled ? full : empty));
            }
        }
        return sum;
    }

    private double Amplitude(double u)
    {
        double place = (u + 1) / _spacing;
        int k = Math.Clamp((int)place, 0, _logarithm.Length - 2);
        return _logarithm[k] + (place - k) * (_logarithm[k + 1] - _logarithm[k]);
    }
}
