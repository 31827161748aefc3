namespace SpinTorque;

/// <summary>
/// What the same system would do if the dot's electrons were kept in equilibrium by something else [V, App. B]: the comparison that shows what
/// the non-equilibrium distribution changes.
/// </summary>
public static class EnforcedEquilibrium
{
    /// <summary>I_s = g_s (V - V_d).</summary>
    public static double Spin(ItinerantContacts contacts, double voltage, double potential)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return contacts.SpinConductance * (voltage - potential);
    }

    /// <summary>I_l = 4 g_l(theta)(V - V_d) - g_s sin^2(theta) d(phi)/dt, into the dot.</summary>
    public static double Left(ItinerantContacts contacts, double voltage, double potential, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return 4.0 * contacts.LeftConductance(angle) * (voltage - potential) - contacts.SpinConductance * angle.SineSquared * precession;
    }

    /// <summary>I_r = 4 g_r V_d, out of the dot.</summary>
    public static double Right(ItinerantContacts contacts, double potential)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return 4.0 * contacts.RightConductance * potential;
    }

    /// <summary>V_d at which I_l = I_r, at an angle and precession.</summary>
    public static double Potential(ItinerantContacts contacts, double voltage, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        double left = 4.0 * contacts.LeftConductance(angle), right = 4.0 * contacts.RightConductance;
        return (left * voltage - contacts.SpinConductance * angle.SineSquared * precession) / (left + right);
    }

    /// <summary>
    /// The precession at a fixed voltage V_l over the left junction: cos(theta) = (rho_S G_S B + 2 G_D rho_S V_l)/(rho_D G_D B), stable where rho_D G_D B
    /// is above zero; null where it does not exist. Derived from V-B1.
    /// </summary>
    public static (double Cosine, bool Stable)? AtJunctionVoltage(ItinerantContacts contacts, double field, double junctionVoltage)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        (DensityOfStates density, LevelWidths widths) = (contacts.Density, contacts.Widths);
        double slope = density.Difference * widths.Polarisation * field;
        double cosine = density.Sum * (widths.Mean * field + 2.0 * widths.Polarisation * junctionVoltage) / slope;
        return Math.Abs(cosine) < 1.0 ? (cosine, slope > 0.0) : null;
    }

    /// <summary>
    /// cos^2(theta) of the two precessions at a total voltage with I_l = I_r: -rho_S^2 (P B + 2 G_D Gamma_r V)/(G_D^2 (rho_S^2 - rho_D^2) B); null where they do not
    /// exist. The one with B cos(theta) below zero is stable. Derived from V-B1.
    /// </summary>
    public static double? SquaredCosine(ItinerantContacts contacts, double field, double voltage)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        (DensityOfStates density, LevelWidths widths) = (contacts.Density, contacts.Widths);
        double above = density.Sum * density.Sum * (widths.PoleProduct * field + 2.0 * widths.Polarisation * widths.Right * voltage);
        double squared = -above / (Math.Pow(widths.Polarisation, 2) * 4.0 * density.Up * density.Down * field);
        return squared is >= 0.0 and < 1.0 ? squared : null;
    }

    /// <summary>
    /// The voltages between which the precession exists: it opens at the switching voltage of the driven system and closes where the poles exchange
    /// stability, V = -(rho_S^2 G_S^2 - rho_D^2 G_D^2) B/(2 G_D Gamma_r rho_S^2); null where Gamma_r G_D = 0.
    /// </summary>
    public static (double Opens, double Closes)? Window(ItinerantContacts contacts, double field)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        if (SwitchingVoltage.Of(contacts, field) is not { } opens)
            return null;
        (DensityOfStates density, LevelWidths widths) = (contacts.Density, contacts.Widths);
        double ratio = density.Difference * widths.Polarisation / density.Sum;
        double product = (widths.Mean - ratio) * (widths.Mean + ratio);
        return (opens, -product * field / (2.0 * widths.Polarisation * widths.Right));
    }
}
