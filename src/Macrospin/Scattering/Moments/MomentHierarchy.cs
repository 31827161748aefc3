using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Exact moments of the noisy motion from its hierarchy of spherical harmonics, without Monte Carlo: relative error about 1e-11 for noise
/// down to that of J = 10^4, 0.1 to 1 s there.
/// </summary>
/// <param name="motion">The motion.</param>
public sealed class MomentHierarchy(StochasticTorque motion)
{
    /// <summary>Means, standard deviations and covariance at ascending times.</summary>
    /// <param name="start">The law at the start.</param>
    /// <param name="times">Times, zero or above, ascending.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    /// <returns>One for each time; those after which more harmonics would be needed than 30,000 are left out.</returns>
    public IReadOnlyList<DirectionMoments> Moments(IInitialLaw start, IReadOnlyList<double> times, CancellationToken cancellation = default)
    {
        HarmonicExpansion z = new(motion, 1, 0), zz = new(motion, 2, 0), plus = new(motion, 1, 1), plusPlus = new(motion, 2, 2);
        var moments = new List<DirectionMoments>();
        foreach (double time in times)
        {
            if (!Advanced(time, cancellation, z, zz, plus, plusPlus))
                break;
            double mean = z.Over(start).Real * Math.Sqrt(4 * Math.PI / 3);
            double square = (1 + 2 * zz.Over(start).Real * Math.Sqrt(4 * Math.PI / 5)) / 3;
            // Y_11 = -sqrt(3/8 pi) n_+, Y_22 = sqrt(15/32 pi) n_+^2
            Complex first = plus.Over(start) * -Math.Sqrt(8 * Math.PI / 3), second = plusPlus.Over(start) * Math.Sqrt(32 * Math.PI / 15);
            moments.Add(DirectionMoments.From(mean, square, square - mean * mean, first, second));
        }
        return moments;
    }

    /// <summary>E[P_l(cos theta)] for l = 0 ... degree at a time; empty where 30,000 harmonics do not suffice.</summary>
    /// <param name="start">The law at the start.</param>
    /// <param name="time">t, zero or above.</param>
    /// <param name="degree">The last l.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public IReadOnlyList<double> Legendre(IInitialLaw start, double time, int degree, CancellationToken cancellation = default)
    {
        var values = new double[degree + 1];
        for (int l = 0; l <= degree; l++)
        {
            var expansion = new HarmonicExpansion(motion, l, 0);
            if (!expansion.Advance(time, cancellation))
                return [];
            values[l] = expansion.Over(start).Real * Math.Sqrt(4 * Math.PI / (2 * l + 1));
        }
        return values;
    }

    private static bool Advanced(double time, CancellationToken cancellation, params ReadOnlySpan<HarmonicExpansion> expansions)
    {
        foreach (HarmonicExpansion expansion in expansions)
        {
            if (!expansion.Advance(time, cancellation))
                return false;
        }
        return true;
    }
}
