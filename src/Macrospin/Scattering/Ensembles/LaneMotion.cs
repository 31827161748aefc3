using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>A noisy motion with a fixed step, four paths at a time.</summary>
internal sealed class LaneMotion
{
    private static readonly Vector256<double> One = Vector256<double>.One;

    private readonly Vector256<double> _step;
    private readonly Vector256<double> _precession;
    private readonly Vector256<double> _damping;
    private readonly Vector256<double> _along;
    private readonly Vector256<double> _across;
    private readonly Vector256<double> _isotropic;
    private readonly Vector256<double> _converseAlong;
    private readonly Vector256<double> _converseAcross;
    private readonly Vector256<double> _driftAlong;
    private readonly Vector256<double> _driftAcross;
    private readonly Vector256<double> _sinh;
    private readonly Vector256<double> _cosh;
    private readonly Vector256<double> _turnCosine;
    private readonly Vector256<double> _turnSine;

    public LaneMotion(StochasticTorque motion, double step)
    {
        (double cosine, double sine) = motion.Quiet;
        double size = Math.Sqrt(motion.Strength), converse = Math.Sqrt(motion.Converse), half = step / 2;
        double excess = motion.Strength - motion.Converse;
        (HasIsotropic, HasConverse) = (motion.Isotropic > 0, motion.Converse > 0);
        Root = Vector256.Create(Math.Sqrt(step));
        _step = Vector256.Create(step);
        _precession = Vector256.Create(motion.Precession);
        _damping = Vector256.Create(motion.Damping);
        _along = Vector256.Create(size * cosine);
        _across = Vector256.Create(size * sine);
        _isotropic = Vector256.Create(Math.Sqrt(motion.Isotropic));
        (_converseAlong, _converseAcross) = (Vector256.Create(-converse * sine), Vector256.Create(converse * cosine));
        _driftAlong = Vector256.Create(excess * (cosine * cosine - sine * sine) / 2);
        _driftAcross = Vector256.Create(excess * sine * cosine);
        (_sinh, _cosh) = (Vector256.Create(Math.Sinh(motion.Damping * half)), Vector256.Create(Math.Cosh(motion.Damping * half)));
        (_turnSine, _turnCosine) = (Vector256.Create(Math.Sin(motion.Precession * half)), Vector256.Create(Math.Cos(motion.Precession * half)));
    }

    /// <summary>Root of the step.</summary>
    public Vector256<double> Root { get; }

    /// <summary>Whether the isotropic noise is there.</summary>
    public bool HasIsotropic { get; }

    /// <summary>Whether the converse noise is there.</summary>
    public bool HasConverse { get; }

    /// <summary>One step of the split scheme.</summary>
    public SpinLanes Split(in SpinLanes n, in WienerLanes noise)
    {
        SpinLanes middle = HalfFlow(n);
        SpinLanes kick = Noise(middle, noise);
        Vector256<double> length = Vector256.Sqrt(SpinLanes.Dot(kick, kick));
        (Vector256<double> sine, Vector256<double> cosine) = Vector256.SinCos(length);
        // sin|v|/|v| is 1 to rounding where |v| is too small to divide by
        Vector256<double> ratio = Vector256.ConditionalSelect(Vector256.GreaterThan(length, Vector256.Create(1e-150)), sine / length, One);
        return HalfFlow(cosine * middle + ratio * kick).Normalised();
    }

    /// <summary>One step of Euler and Maruyama.</summary>
    public SpinLanes EulerMaruyama(in SpinLanes n, in WienerLanes noise) => (n + _step * Drift(n) + Noise(n, noise)).Normalised();

    /// <summary>One step of Heun.</summary>
    public SpinLanes Heun(in SpinLanes n, in WienerLanes noise)
    {
        SpinLanes first = _step * Stratonovich(n) + Noise(n, noise), end = n + first;
        SpinLanes second = _step * Stratonovich(end) + Noise(end, noise);
        return (n + Vector256.Create(0.5) * (first + second)).Normalised();
    }

    // Moebius map: n_z' = (n_z cosh + sinh)/(cosh + n_z sinh), n_+' = e^(i Re C1 t) n_+/(cosh + n_z sinh)
    private SpinLanes HalfFlow(in SpinLanes n)
    {
        Vector256<double> scale = One / (_cosh + n.Z * _sinh);
        return new SpinLanes(
            scale * (_turnCosine * n.X - _turnSine * n.Y), scale * (_turnSine * n.X + _turnCosine * n.Y), scale * (n.Z * _cosh + _sinh));
    }

    // |C2| (cos psi P dW + sin psi n x dW) + sqrt(q) P dW' + sqrt(B) (cos psi n x dW'' - sin psi P dW'')
    private SpinLanes Noise(in SpinLanes n, in WienerLanes noise)
    {
        SpinLanes source = _along * noise.Polarised, turned = _across * noise.Polarised;
        if (HasIsotropic)
            source += _isotropic * noise.Isotropic;
        if (HasConverse)
        {
            source += _converseAlong * noise.Converse;
            turned += _converseAcross * noise.Converse;
        }
        return source + -SpinLanes.Dot(n, source) * n + SpinLanes.Cross(n, turned);
    }

    // Re C1 z x n + Im C1 (z - u n)
    private SpinLanes Drift(in SpinLanes n)
    {
        Vector256<double> pull = _damping * n.Z;
        return new SpinLanes(-_precession * n.Y - pull * n.X, _precession * n.X - pull * n.Y, _damping * (n.X * n.X + n.Y * n.Y));
    }

    private SpinLanes Stratonovich(in SpinLanes n)
    {
        SpinLanes a = Drift(n);
        Vector256<double> along = _driftAlong * n.Z, across = _driftAcross * n.Z;
        return new SpinLanes(
            a.X + along * n.Z * n.X - across * n.Y, a.Y + along * n.Z * n.Y + across * n.X, a.Z - along * (n.X * n.X + n.Y * n.Y));
    }
}
