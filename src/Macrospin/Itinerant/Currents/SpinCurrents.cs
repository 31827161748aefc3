namespace SpinTorque;

/// <summary>The torque currents (signed z component) in the state in which the electrons' distribution follows the magnetisation.</summary>
/// <param name="Voltage">2 g~ Gamma_r G_D V/D, D = Gamma_up Gamma_down [V-44].</param>
/// <param name="Thermal">I_d^s = Gamma_r G_D g~' d/D [T-49]; with a voltage d becomes d + V^2.</param>
/// <param name="Hybrid">I_h^s = G_D^2 sin^2(theta) g~ (d phi/dt)/D [T-48].</param>
public readonly record struct SpinCurrents(double Voltage, double Thermal, double Hybrid)
{
    /// <summary>I_s.</summary>
    public double Total => Voltage + Thermal + Hybrid;

    /// <summary>The currents at an angle and precession.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    public static SpinCurrents Of(ItinerantMagnet magnet, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (ItinerantContacts contacts, LevelWidths widths) = (magnet.Contacts, magnet.Contacts.Widths);
        double product = widths.ProductAt(angle), lever = widths.Right * widths.Polarisation / product, dissipation = contacts.SpinDissipation(angle);
        return new SpinCurrents(
            2.0 * dissipation * lever * magnet.Voltage,
            lever * contacts.SpinDissipationSlope(angle) * magnet.MomentDifference,
            widths.Polarisation * widths.Polarisation * angle.SineSquared * dissipation * precession / product);
    }
}
