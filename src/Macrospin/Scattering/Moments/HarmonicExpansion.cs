using System.Numerics;

namespace SpinTorque;

/// <summary>
/// E[f(n(t)) | n(0)] of a spherical harmonic f = Y_lm as a sum over harmonics of the start: Taylor series of exp(L t) in steps, the number
/// of harmonics following the solution. Cost about (steps) x 30 x (harmonics).
/// </summary>
internal sealed class HarmonicExpansion
{
    // beyond it the motion is sharper than this method is made for
    private const int MostHarmonics = 30_000;
    private const int MostTerms = 60;
    private const double StepBound = 5;
    private const double Negligible = 1e-18;

    private readonly HarmonicGenerator _generator;
    private readonly double _precession;
    private readonly int _order;
    private Complex[] _coefficients;
    private double _time;

    public HarmonicExpansion(StochasticTorque motion, int degree, int order)
    {
        _generator = new HarmonicGenerator(motion, order);
        (_precession, _order) = (motion.Precession, order);
        _coefficients = new Complex[degree - order + 1];
        _coefficients[^1] = 1;
    }

    /// <summary>The largest l in use.</summary>
    public int Degree => _coefficients.Length - 1 + _order;

    /// <summary>Moves to a later time; false where more harmonics would be needed than there may be.</summary>
    public bool Advance(double time, CancellationToken cancellation)
    {
        while (_time < time)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_coefficients.Length > MostHarmonics)
                return false;
            double step = Math.Min(StepBound / _generator.Bound(_coefficients.Length + MostTerms), time - _time);
            Step(step);
            _time = time - _time <= step ? time : _time + step;
        }
        return true;
    }

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
        var sum = new Complex[_coefficients.Length + 2 * MostTerms + 2];
        var term = new Complex[sum.Length];
        var next = new Complex[sum.Length];
        _coefficients.CopyTo(sum, 0);
        _coefficients.CopyTo(term, 0);
        int active = _coefficients.Length;
        for (int k = 1; k <= MostTerms; k++)
        {
            active += 2;
            _generator.Apply(term.AsSpan(0, active), next.AsSpan(0, active));
            double largest = 0;
            for (int i = 0; i < active; i++)
            {
                term[i] = next[i] * (step / k);
                sum[i] += term[i];
                largest = Math.Max(largest, Size(term[i]));
            }
            if (largest < Negligible)
                break;
        }
        while (active > 1 && Size(sum[active - 1]) < Negligible)
            active--;
        _coefficients = sum[..active];
    }

    private static double Size(Complex value) => Math.Abs(value.Real) + Math.Abs(value.Imaginary);
}
