namespace SpinTorque;

/// <summary>Rates of angle and potential where the distribution does not follow: frozen [V-43 to V-46] or kept in equilibrium [V-B1].</summary>
public static class FrozenDynamics
{
    /// <summary>Rates of theta, phi and V_d with a frozen distribution.</summary>
    /// <param name="magnet">The magnet; its voltage drives, and its capacitance must be above zero.</param>
    /// <param name="frozen">The distribution.</param>
    /// <param name="angle">theta.</param>
    /// <param name="potential">V_d.</param>
    /// <exception cref="ArgumentException">The capacitance is not given or zero.</exception>
    public static (double Theta, double Phi, double Potential) Frozen(
        ItinerantMagnet magnet, RotatingDistribution frozen, PolarAngle angle, double potential)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double alpha = magnet.Damping(angle), spin = FrozenCurrents.Spin(frozen, potential);
        (double theta, double phi) = new MagnetTorque(alpha, alpha, spin / magnet.Spin).Rates(magnet.Field, angle);
        double charge = FrozenCurrents.Left(frozen, angle, phi, potential) - FrozenCurrents.Right(frozen, potential);
        return (theta, phi, charge / CapacitanceOf(magnet));
    }

    /// <summary>Rates of theta, phi and V_d with the distribution kept in equilibrium.</summary>
    /// <param name="magnet">The magnet; its voltage drives, and its capacitance must be above zero.</param>
    /// <param name="angle">theta.</param>
    /// <param name="potential">V_d.</param>
    /// <exception cref="ArgumentException">The capacitance is not given or zero.</exception>
    public static (double Theta, double Phi, double Potential) Enforced(ItinerantMagnet magnet, PolarAngle angle, double potential)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ItinerantContacts contacts = magnet.Contacts;
        double alpha = magnet.Damping(angle), spin = EnforcedEquilibrium.Spin(contacts, magnet.Voltage, potential);
        (double theta, double phi) = new MagnetTorque(alpha, alpha, spin / magnet.Spin).Rates(magnet.Field, angle);
        double left = EnforcedEquilibrium.Left(contacts, magnet.Voltage, potential, angle, phi);
        return (theta, phi, (left - EnforcedEquilibrium.Right(contacts, potential)) / CapacitanceOf(magnet));
    }

    internal static double CapacitanceOf(ItinerantMagnet magnet) => magnet.Capacitance is > 0.0 and var capacitance
        ? capacitance
        : throw new ArgumentException("The capacitance must be given and above zero: the potential moves with it.", nameof(magnet));
}
