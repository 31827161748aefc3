namespace SpinTorque.Cli.Reproduction;

/// <summary>
/// Widths of theta and phi near the north pole where noise is weak: every start of a thermal ensemble carries the Gaussian of its
/// <see cref="NoiseTube"/> in the tangent plane of the trajectory's end. Quadrature; neither cells nor draws. Good to about 0.1 %.
/// </summary>
/// <param name="motion">The motion; its damping must be above zero.</param>
/// <param name="start">The ensemble.</param>
internal sealed class TubeEnsemble(StochasticTorque motion, FisherLaw start)
{
    private const int Starts = 160;
    private const int Turns = 400;
    private const int Nodes = 41;
    private const double Reach = 6;

    // standard normal, by the trapezoidal rule
    private static readonly (double X, double Weight)[] Normal = [.. Enumerable.Range(0, Nodes).Select(i => Node(Reach * (2.0 * i / (Nodes - 1) - 1)))];

    /// <summary>Standard deviations of theta and phi, rad, at a time when the trajectories are near the north pole.</summary>
    public (double Polar, double Azimuth) Widths(double time)
    {
        double spread = 8 / Math.Sqrt(start.Concentration), from = Math.Max(start.Centre.Polar - spread, 0), to = Math.Min(start.Centre.Polar + spread, Math.PI);
        double norm = 0, polar = 0, polarSquare = 0, turn = 0, turnSquare = 0;
        for (int i = 0; i < Starts; i++)
        {
            double begin = from + (i + 0.5) * (to - from) / Starts, share = Math.Sin(begin) * start.AzimuthalWeight(begin, 0);
            double initial = AzimuthVariance(start.Concentration * Math.Sin(begin) * Math.Sin(start.Centre.Polar));
            Visit(NoiseTube.At(motion, begin, time), (theta, phi, weight) =>
            {
                double part = share * weight;
                (norm, polar, polarSquare) = (norm + part, polar + part * theta, polarSquare + part * theta * theta);
                (turn, turnSquare) = (turn + part * phi, turnSquare + part * (phi * phi + initial));
            });
        }
        return (Deviation(polar / norm, polarSquare / norm), Deviation(turn / norm, turnSquare / norm));
    }

    // polar coordinates of (theta + a, b), a and b normal with the tube's covariance
    private static void Visit(NoiseTube tube, Action<double, double, double> visit)
    {
        PolarCovariance g = tube.Covariance;
        double along = Math.Sqrt(g.PolarPolar), mixed = along == 0 ? 0 : g.PolarAzimuth / along, rest = Math.Sqrt(Math.Max(g.AzimuthAzimuth - mixed * mixed, 0));
        foreach ((double first, double weight) in Normal)
        {
            double x = tube.Polar + along * first;
            foreach ((double second, double other) in Normal)
            {
                double y = mixed * first + rest * second;
                visit(Math.Sqrt(x * x + y * y), Math.Atan2(y, x), weight * other);
            }
        }
    }

    // of e^(z cos phi)
    private static double AzimuthVariance(double concentration)
    {
        double norm = 0, square = 0;
        for (int i = 0; i < Turns; i++)
        {
            double phi = Math.PI * (i + 0.5) / Turns, weight = Math.Exp(concentration * (Math.Cos(phi) - 1));
            (norm, square) = (norm + weight, square + weight * phi * phi);
        }
        return square / norm;
    }

    private static (double X, double Weight) Node(double x) => (x, Math.Exp(-x * x / 2));

    private static double Deviation(double mean, double square) => Math.Sqrt(square - mean * mean);
}
