namespace SpinTorque;

/// <summary>A direction of the magnet, a unit vector; the current is polarised along z.</summary>
/// <param name="X">n_x.</param>
/// <param name="Y">n_y.</param>
/// <param name="Z">n_z = cos theta.</param>
public readonly record struct SpinDirection(double X, double Y, double Z)
{
    /// <summary>theta, rad, from 0 to pi; accurate at the poles too.</summary>
    public double Polar => Math.Atan2(Math.Sqrt(X * X + Y * Y), Z);

    /// <summary>phi, rad, from -pi to pi.</summary>
    public double Azimuth => Math.Atan2(Y, X);

    /// <summary>The direction of two angles.</summary>
    /// <param name="polar">theta, rad.</param>
    /// <param name="azimuth">phi, rad.</param>
    public static SpinDirection At(double polar, double azimuth)
    {
        double sine = polar == Math.PI ? 0 : Math.Sin(polar);
        return new SpinDirection(sine * Math.Cos(azimuth), sine * Math.Sin(azimuth), Math.Cos(polar));
    }
}
