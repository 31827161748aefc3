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
        // 1 - u and its square, whose smallness near the north pole costs no digits; Y_11 = -sqrt(3/8 pi) n_+, Y_22 = sqrt(15/32 pi) n_+^2
        HarmonicExpansion deficit = new(motion, 0, Unit(0), -Unit(1)), squared = new(motion, 0, 4 * Unit(0) / 3, -2 * Unit(1), 2 * Unit(2) / 3);
        HarmonicExpansion plus = new(motion, 1, -Math.Sqrt(8 * Math.PI / 3)), plusPlus = new(motion, 2, Math.Sqrt(32 * Math.PI / 15));
        var moments = new List<DirectionMoments>();
        foreach (double time in times)
        {
            if (!Advanced(time, cancellation, deficit, squared, plus, plusPlus))
                break;
            double d = deficit.Over(start).Real, dd = squared.Over(start).Real;
            moments.Add(DirectionMoments.From(1 - d, 2 * d - dd, dd - d * d, plus.Over(start), plusPlus.Over(start), DirectionMoments.Rounding));
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
            var coefficients = new double[l + 1];
            coefficients[l] = Unit(l);
            var expansion = new HarmonicExpansion(motion, 0, coefficients);
            if (!expansion.Advance(time, cancellation))
                return [];
            values[l] = expansion.Over(start).Real;
        }
        return values;
    }

    // P_l = sqrt(4 pi/(2l + 1)) Y_l0
    private static double Unit(int degree) => Math.Sqrt(4 * Math.PI / (2 * degree + 1));

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
