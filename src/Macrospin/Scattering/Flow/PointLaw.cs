using System.Numerics;

namespace SpinTorque;

/// <summary>A magnet whose direction at the start is known.</summary>
/// <param name="Centre">The direction.</param>
public sealed record PointLaw(SpinDirection Centre) : IInitialLaw
{
    /// <inheritdoc/>
    public Complex[] Harmonics(int degree, int order)
    {
        double[] legendre = SphericalHarmonics.Legendre(degree, order, Centre);
        var phase = Complex.FromPolarCoordinates(1, order * Centre.Azimuth);
        return [.. legendre.Select(value => value * phase)];
    }
}
