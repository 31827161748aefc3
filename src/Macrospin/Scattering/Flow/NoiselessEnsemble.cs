using System.Numerics;

namespace SpinTorque;

/// <summary>
/// A thermal ensemble carried by the flow without noise [TBR 16]: its density, and its moments by Gauss-Legendre quadrature in
/// s = ln tan(theta/2), which the flow only shifts; relative error about 1e-12.
/// </summary>
/// <param name="torque">C1.</param>
/// <param name="start">The ensemble at the start.</param>
public sealed class NoiselessEnsemble(Complex torque, FisherLaw start)
{
    // beyond it a pole's cap holds less than e^-40 of the sphere
    private const double Pole = 20;

    // the rim of the south pole's cap, which the flow opens
    private const double FarthestPole = 350;

    private readonly SwitchingFlow _flow = new(torque);

    /// <summary>p(theta, phi; t) per d theta d phi.</summary>
    /// <param name="polar">theta, rad.</param>
    /// <param name="azimuth">phi, rad.</param>
    /// <param name="time">t.</param>
    public double Density(double polar, double azimuth, double time)
    {
        (double polar0, double azimuth0) = _flow.Advance(polar, azimuth, -time);
        return start.Density(SpinDirection.At(polar0, azimuth0)) * Math.Sin(polar0) * _flow.Jacobian(polar, time);
    }

    /// <summary>Means, standard deviations and covariance at a time.</summary>
    public DirectionMoments Moments(double time)
    {
        double shift = torque.Imaginary * time;
        double deficit = 0, norm = 0, variance = 0, sineSquare = 0, transverse = 0, transverseSquare = 0;
        double pole = Math.Clamp(Pole + shift, Pole, FarthestPole);
        Visit(double.PositiveInfinity, pole, (s, weight) =>
        {
            double w0 = weight * start.AzimuthalWeight(PolarOf(s), 0), sine = 1 / Math.Cosh(s - shift);
            (norm, deficit, sineSquare) = (norm + w0, deficit + w0 * Deficit(s - shift), sineSquare + w0 * sine * sine);
        });
        deficit /= norm;
        Visit(double.PositiveInfinity, pole, (s, weight) =>
        {
            double polar = PolarOf(s), sine = 1 / Math.Cosh(s - shift), distance = Deficit(s - shift) - deficit;
            variance += weight * start.AzimuthalWeight(polar, 0) * distance * distance;
            transverse += weight * start.AzimuthalWeight(polar, 1) * sine;
            transverseSquare += weight * start.AzimuthalWeight(polar, 2) * sine * sine;
        });
        double azimuth = start.Centre.Azimuth + torque.Real * time;
        Complex plus = Complex.FromPolarCoordinates(transverse, azimuth), plusPlus = Complex.FromPolarCoordinates(transverseSquare, 2 * azimuth);
        return DirectionMoments.From(1 - deficit, sineSquare / norm, variance, plus, plusPlus, DirectionMoments.Rounding * sineSquare);
    }

    /// <summary>Probability that n_z &gt; 0 at a time.</summary>
    public double SwitchedFraction(double time)
    {
        double fraction = 0;
        Visit(torque.Imaginary * time, Pole, (s, weight) => fraction += weight * start.AzimuthalWeight(PolarOf(s), 0));
        return fraction;
    }

    /// <summary>Time at which a fraction of the ensemble has switched; bisection on a monotone function.</summary>
    /// <param name="fraction">From 0 to 1, both excluded.</param>
    public double SwitchingTime(double fraction)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "fraction must lie between 0 and 1.");
        double low = -Pole / torque.Imaginary, high = Pole / torque.Imaginary;
        while (high - low > 1e-13 * Math.Max(Math.Abs(high), Math.Abs(low)))
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            (low, high) = SwitchedFraction(middle) < fraction ? (middle, high) : (low, middle);
        }
        return high;
    }

    // 1 - u, which keeps its digits at the north pole
    private static double Deficit(double s) => 2 / (1 + Math.Exp(-2 * s));

    private static double PolarOf(double s) => 2 * Math.Atan(Math.Exp(s));

    // sin theta d theta = ds/cosh^2 s over the part of the sphere where the ensemble is
    private void Visit(double last, double pole, Action<double, double> visit)
    {
        double centre = start.Centre.Polar, reach = start.Reach;
        double from = centre - reach <= 0 ? -Pole : Math.Max(SwitchingFlow.LogHalfTangent(centre - reach), -Pole);
        double to = Math.Min(last, centre + reach >= Math.PI ? pole : Math.Min(SwitchingFlow.LogHalfTangent(centre + reach), pole));
        if (to <= from)
            return;
        double panel = Math.Min(1, 2 / Math.Sqrt(Math.Max(start.Concentration, 1)));
        GaussLegendre.Visit(from, to, (int)Math.Ceiling((to - from) / panel), (s, weight) =>
        {
            double sine = 1 / Math.Cosh(s);
            visit(s, weight * sine * sine);
        });
    }
}
