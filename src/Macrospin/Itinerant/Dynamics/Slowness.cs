namespace SpinTorque;

/// <summary>
/// How slowly the angle moves compared with what the distribution needs to follow [T, App. B]; all must be small against one.
/// </summary>
/// <param name="AngleOverWidth">|d(theta)/dt| over the smaller Gamma_s.</param>
/// <param name="AngleOverTemperature">|d(theta)/dt| over T, the lower temperature; null at T = 0.</param>
/// <param name="PrecessionOverBoth">|d^2(phi)/dt^2| over T Gamma_s; null at T = 0.</param>
public readonly record struct Slowness(double AngleOverWidth, double? AngleOverTemperature, double? PrecessionOverBoth)
{
    private const double Step = 1e-4;

    /// <summary>From here on a criterion is not small.</summary>
    public static double Limit => 0.1;

    /// <summary>The largest of them.</summary>
    public double Largest => Math.Max(AngleOverWidth, Math.Max(AngleOverTemperature ?? 0.0, PrecessionOverBoth ?? 0.0));

    /// <summary>The criteria of a magnet whose distribution follows.</summary>
    /// <param name="magnet">The magnet; microwaves are left out.</param>
    /// <param name="angle">theta.</param>
    public static Slowness Of(ItinerantMagnet magnet, PolarAngle angle)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double theta = MagnetTorque.Adiabatic(magnet, angle).Rates(magnet.Field, angle).Theta;
        return Of(magnet, angle, theta, theta * Slope(magnet, angle.Radians));
    }

    /// <summary>The criteria for a rate of theta and of the precession.</summary>
    internal static Slowness Of(ItinerantMagnet magnet, PolarAngle angle, double theta, double turning)
    {
        double width = Math.Min(magnet.Contacts.Widths.At(DotSpin.Up, angle), magnet.Contacts.Widths.At(DotSpin.Down, angle));
        double temperature = Math.Min(magnet.LeftTemperature, magnet.RightTemperature);
        bool cold = temperature == 0.0;
        return new Slowness(Math.Abs(theta) / width, cold ? null : Math.Abs(theta) / temperature, cold ? null : Math.Abs(turning) / temperature / width);
    }

    // d(dphi/dt)/d(theta) by a difference; it only serves a warning.
    private static double Slope(ItinerantMagnet magnet, double theta)
    {
        double low = Math.Max(0.0, theta - Step), high = Math.Min(Math.PI, theta + Step);
        return (Phi(magnet, high) - Phi(magnet, low)) / (high - low);
    }

    private static double Phi(ItinerantMagnet magnet, double theta)
    {
        PolarAngle angle = PolarAngle.FromRadians(theta);
        return MagnetTorque.Adiabatic(magnet, angle).Rates(magnet.Field, angle).Phi;
    }
}
