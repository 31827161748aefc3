using System.Numerics;

namespace SpinTorque;

/// <summary>
/// E[f(n(t)) | n(0)] of a function f = sum_l c_l Y_lm as a sum over harmonics of the start: Taylor series of exp(L t) in steps, the number
/// of harmonics following the solution. Cost about (steps) x 30 x (harmonics).
/// </summary>
internal sealed class HarmonicExpansion
{
    // beyond it the motion is sharper than this method is made for
    private const int MostHarmonics = 30_000;
    private const int MostTerms = 60;
    private const double StepBound = 5;
    private const double Negligible = 1e-18;

    // e^-60 is far below rounding
    private const double MostRelaxations = 60;

    private readonly HarmonicGenerator _generator;
    private readonly double _precession;
    private readonly double _relaxation;
    private readonly int _order;
    private Complex[] _coefficients;
    private double _time;

    /// <param name="motion">The motion.</param>
    /// <param name="order">m.</param>
    /// <param name="coefficients">c_l for l = m and on.</param>
    public HarmonicExpansion(StochasticTorque motion, int order, params ReadOnlySpan<double> coefficients)
    {
        _generator = new HarmonicGenerator(motion, order);
        (_precession, _order) = (motion.Precession, order);
        _relaxation = motion.Damping + motion.PolarStrength / 2;
        _coefficients = new Complex[coefficients.Length];
        for (int i = 0; i < coefficients.Length; i++)
            _coefficients[i] = coefficients[i];
    }

    /// <summary>The largest l in use.</summary>
    public int Degree => _coefficients.Length - 1 + _order;

    /// <summary>Moves to a later time; false where more harmonics would be needed than there may be.</summary>
    public bool Advance(double time, CancellationToken cancellation)
    {
        while (_time < time && !Settled)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_coefficients.Length > MostHarmonics)
                return false;
            if (_relaxation * _time > MostRelaxations)
            {
                _coefficients = [_order == 0 ? _coefficients[0] : 0];
                break;
            }
            double step = Math.Min(StepBound / _generator.Bound(_coefficients.Length + MostTerms), time - _time);
            Step(step);
            _time = time - _time <= step ? time : _time + step;
        }
        _time = time;
        return true;
    }

    // only the constant is left, which stays, or nothing
    private bool Settled => _coefficients.Length == 1 && (_order == 0 || Complex.Abs(_coefficients[0]) < Negligible);

    /// <summary>The expectation for a start.</summary>
    public Complex Over(IInitialLaw start)
    {
        Complex[] harmonics = start.Harmonics(Degree, _order);
        Complex sum = 0;
        for (int i = 0; i < harmonics.Length; i++)
            sum += _coefficients[i] * harmonics[i];
        return sum * Complex.FromPolarCoordinates(1, _order * _precession * _time);
    }

    private void Step(double step)
    {
        int active = _coefficients.Length, room = active + 2 * MostTerms + 2;
        HarmonicVector sum = new(room), term = new(room), next = new(room);
        for (int i = 0; i < active; i++)
        {
            sum.Real[i + HarmonicVector.Margin] = term.Real[i + HarmonicVector.Margin] = _coefficients[i].Real;
            sum.Imaginary[i + HarmonicVector.Margin] = term.Imaginary[i + HarmonicVector.Margin] = _coefficients[i].Imaginary;
        }
        double largest = 1;
        for (int k = 1; k <= MostTerms && largest >= Negligible; k++)
        {
            active += 2;
            _generator.Apply(term, next, active);
            largest = Math.Max(Add(next.Real, sum.Real, step / k), Add(next.Imaginary, sum.Imaginary, step / k));
            (term, next) = (next, term);
        }
        while (active > 1 && sum.Size(active - 1) < Negligible)
            active--;
        _coefficients = [.. Enumerable.Range(HarmonicVector.Margin, active).Select(i => new Complex(sum.Real[i], sum.Imaginary[i]))];
    }

    // term *= scale, sum += term; the largest entry
    private static double Add(double[] term, double[] sum, double scale)
    {
        double largest = 0;
        for (int i = 0; i < term.Length; i++)
        {
            sum[i] += term[i] *= scale;
            largest = Math.Max(largest, Math.Abs(term[i]));
        }
        return largest;
    }
}
