using System.Numerics;

namespace SpinTorque;

/// <summary>Means, standard deviations and the transverse covariance of the magnet's direction.</summary>
public sealed record DirectionMoments
{
    /// <summary>Rounding of differences between numbers of size one.</summary>
    internal const double Rounding = 4e-16;

    /// <summary>Mean of n; shorter than one.</summary>
    public required SpinDirection Mean { get; init; }

    /// <summary>Standard deviations of n_x, n_y and n_z.</summary>
    public required SpinDirection StandardDeviation { get; init; }

    /// <summary>Covariance of n_x and n_y.</summary>
    public required double CovarianceXy { get; init; }

    /// <summary>The moments from those of n_z and n_+ = n_x + i n_y.</summary>
    /// <param name="mean">E[n_z].</param>
    /// <param name="sineSquare">E[n_x^2 + n_y^2].</param>
    /// <param name="variance">Variance of n_z.</param>
    /// <param name="transverse">E[n_+].</param>
    /// <param name="transverseSquare">E[n_+^2].</param>
    /// <param name="rounding">A transverse variance up to it counts as none.</param>
    internal static DirectionMoments From(
        double mean, double sineSquare, double variance, Complex transverse, Complex transverseSquare, double rounding)
    {
        double x = (sineSquare + transverseSquare.Real) / 2 - transverse.Real * transverse.Real;
        double y = (sineSquare - transverseSquare.Real) / 2 - transverse.Imaginary * transverse.Imaginary;
        return new DirectionMoments
        {
            Mean = new SpinDirection(transverse.Real, transverse.Imaginary, mean),
            StandardDeviation = new SpinDirection(Root(x, rounding), Root(y, rounding), Root(variance, 0)),
            CovarianceXy = transverseSquare.Imaginary / 2 - transverse.Real * transverse.Imaginary,
        };
    }

    // a law without width comes out at rounding, of either sign
    private static double Root(double variance, double rounding) => variance > rounding ? Math.Sqrt(variance) : 0;
}
