using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Transients of stiff chains, P(t) = e^(tQ) P(0), at a cost that does not grow with rate times time: the integral of
/// e^z (z - tQ)^-1 P(0)/(2 pi i) on Talbot's contour z(s) = N [0.5017 s cot(0.6407 s) - 0.6122 + 0.2645 i s], N points between s = -pi and pi
/// (L. N. Trefethen, J. A. C. Weideman, T. Schmelzer, BIT 46, 653, 2006). Eigenvalues near the real axis are met to 1e-13.
/// </summary>
/// <remarks>
/// Each time is taken in one step and in two halves. Where they differ, eigenvalues turn too fast for the contour or rounding grew, and
/// <see cref="Uniformisation"/> does the work. Cost of 32 band eliminations in complex numbers.
/// </remarks>
public sealed class StiffTransient
{
    private const int Points = 32;

    private readonly Generator _generator;
    private readonly double _time;
    private readonly (Complex Weight, ShiftedGenerator Matrix)[] _whole;
    private readonly (Complex Weight, ShiftedGenerator Matrix)[] _half;
    private readonly Lazy<Uniformisation> _uniformisation;

    /// <summary>Factorises for steps of one length.</summary>
    /// <param name="generator">The chain; its rates must stay as they are.</param>
    /// <param name="time">Length of a step, above zero.</param>
    public StiffTransient(Generator generator, double time)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (!(time > 0) || !double.IsFinite(time))
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be finite and above zero.");
        (_generator, _time) = (generator, time);
        (_whole, _half) = (Contour(time), Contour(time / 2));
        _uniformisation = new Lazy<Uniformisation>(() => new Uniformisation(generator) { Tolerance = Tolerance });
    }

    /// <summary>Largest sum of the errors of all probabilities that is let pass; 1e-9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1e-12 and 1.</exception>
    public double Tolerance
    {
        get;
        init => field = value is >= 1e-12 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must lie between 1e-12 and 1.");
    } = 1e-9;

    /// <summary>The probabilities after a step.</summary>
    /// <param name="start">Probabilities at its start: not negative, summing to one; length n.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransientState Step(IReadOnlyList<double> start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Count, _generator.StateCount);
        cancellation.ThrowIfCancellationRequested();
        double[] p = [.. start], once = Sum(_whole, p), twice = Sum(_half, Sum(_half, p));
        double error = once.Zip(twice, (a, b) => Math.Abs(a - b)).Sum() + Math.Abs(twice.Sum() - 1) - 2 * twice.Where(value => value < 0).Sum();
        if (!(error <= Tolerance))
            return _uniformisation.Value.After(start, _time, cancellation);
        double[] positive = [.. twice.Select(value => Math.Max(0, value))];
        double sum = positive.Sum();
        return new TransientState
        {
            Status = SolverStatus.Converged,
            Time = _time,
            Probabilities = [.. positive.Select(value => value / sum)],
            ErrorBound = error,
        };
    }

    // The upper half of the contour; the lower one is its mirror image. Weights e^z dz/ds 2/(i N).
    private (Complex Weight, ShiftedGenerator Matrix)[] Contour(double time)
    {
        var nodes = new (Complex, ShiftedGenerator)[Points / 2];
        for (int k = 0; k < nodes.Length; k++)
        {
            double s = Math.PI * (2 * k + 1) / Points, angle = 0.6407 * s, sine = Math.Sin(angle);
            Complex z = Points * new Complex(0.5017 * s / Math.Tan(angle) - 0.6122, 0.2645 * s);
            Complex slope = Points * new Complex(0.5017 / Math.Tan(angle) - 0.5017 * angle / (sine * sine), 0.2645);
            nodes[k] = (Complex.Exp(z) * slope * new Complex(0, -2.0 / Points), new ShiftedGenerator(_generator, time, z));
        }
        return nodes;
    }

    private static double[] Sum((Complex Weight, ShiftedGenerator Matrix)[] contour, double[] p)
    {
        var sum = new double[p.Length];
        foreach ((Complex weight, ShiftedGenerator matrix) in contour)
        {
            Complex[] x = matrix.Solve(p);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += (weight * x[i]).Real;
        }
        return sum;
    }
}
