using System.Numerics;

namespace SpinTorque;

/// <summary>
/// The generator of the motion on functions f = sum_l c_l Y_lm of one m, without its precession i m Re C1: five diagonals in l, as
/// u Y_l = alpha_(l+1) Y_(l+1) + alpha_l Y_(l-1), Z Y_l = (l+1) alpha_l Y_(l-1) - l alpha_(l+1) Y_(l+1), Z = (1 - u^2) d/du.
/// </summary>
internal sealed class HarmonicGenerator
{
    private readonly StochasticTorque _motion;
    private readonly int _order;
    private readonly double _cosine;
    private readonly double _sine;
    private double[] _coupling = [];
    private Complex[] _slope = [];
    private Complex[] _turn = [];
    private Complex[] _mixed = [];

    public HarmonicGenerator(StochasticTorque motion, int order)
    {
        (_motion, _order) = (motion, order);
        (_cosine, _sine) = motion.Quiet;
    }

    /// <summary>A bound of the generator on the first harmonics.</summary>
    /// <param name="length">How many, counted from l = m.</param>
    public double Bound(int length)
    {
        double l = length + _order + 2;
        return _motion.Damping * l + 0.5 * _motion.PolarStrength * l * (l + 1) + 0.5 * _motion.Strength * l * (l + 1);
    }

    /// <summary>target = L c; c holds zeros in the last two places of the arrays, which all have one length.</summary>
    public void Apply(ReadOnlySpan<Complex> c, Span<Complex> target)
    {
        Reserve(c.Length);
        Span<Complex> slope = _slope.AsSpan(0, c.Length), turn = _turn.AsSpan(0, c.Length), mixed = _mixed.AsSpan(0, c.Length);
        var across = new Complex(0, _order * _sine);
        var twist = new Complex(0, 2 * _order * _sine * _cosine);
        double straight = _cosine * _cosine - _sine * _sine;
        Slope(c, slope);
        // W = cos psi Z - sin psi d/dphi
        for (int i = 0; i < c.Length; i++)
        {
            turn[i] = _cosine * slope[i] - across * c[i];
            mixed[i] = straight * slope[i] - twist * c[i];
        }
        Slope(turn, target);
        for (int i = 0; i < c.Length; i++)
        {
            double l = i + _order;
            Complex squared = _cosine * target[i] - across * turn[i];
            Complex lifted = (i > 0 ? _coupling[i] * mixed[i - 1] : 0) + (i + 1 < c.Length ? _coupling[i + 1] * mixed[i + 1] : 0);
            target[i] = _motion.Damping * slope[i] - 0.5 * _motion.PolarStrength * l * (l + 1) * c[i] - 0.5 * _motion.Strength * (squared + lifted);
        }
    }

    // Z
    private void Slope(ReadOnlySpan<Complex> c, Span<Complex> target)
    {
        for (int i = 0; i < c.Length; i++)
        {
            double l = i + _order;
            target[i] = (i + 1 < c.Length ? (l + 2) * _coupling[i + 1] * c[i + 1] : 0) - (i > 0 ? (l - 1) * _coupling[i] * c[i - 1] : 0);
        }
    }

    private void Reserve(int length)
    {
        if (_coupling.Length >= length)
            return;
        int size = 2 * length;
        _coupling = [.. Enumerable.Range(_order, size).Select(l => SphericalHarmonics.Coupling(l, _order))];
        (_slope, _turn, _mixed) = (new Complex[size], new Complex[size], new Complex[size]);
    }
}
