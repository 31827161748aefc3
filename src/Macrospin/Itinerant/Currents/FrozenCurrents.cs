namespace SpinTorque;

/// <summary>
/// Torque and charge currents with the electrons' distribution frozen at an angle theta_0, precession -B_0 and potential V_d0 while angle, precession and
/// potential move [V-44 to V-46]. The voltage alone drives; slopes of the density of states are not in these formulas. Good close to theta_0.
/// </summary>
public static class FrozenCurrents
{
    /// <summary>I_s, the signed z component of the spin current: above zero it pushes the magnetisation to +z [V-44].</summary>
    /// <param name="frozen">The distribution.</param>
    /// <param name="potential">V_d.</param>
    public static double Spin(RotatingDistribution frozen, double potential)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        (ItinerantContacts contacts, LevelWidths widths) = (frozen.Contacts, frozen.Contacts.Widths);
        return contacts.SpinConductance * (frozen.DotPotential - potential)
            + 2.0 * widths.Polarisation * contacts.SpinDissipation(frozen.Angle) * frozen.DrivenShift / widths.ProductAt(frozen.Angle);
    }

    /// <summary>I_l, from the left lead into the dot [V-45].</summary>
    /// <param name="frozen">The distribution.</param>
    /// <param name="angle">theta now.</param>
    /// <param name="precession">d(phi)/dt now.</param>
    /// <param name="potential">V_d now.</param>
    public static double Left(RotatingDistribution frozen, PolarAngle angle, double precession, double potential)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ItinerantContacts contacts = frozen.Contacts;
        double sum = 4.0 * contacts.LeftConductance(angle) * (frozen.DotPotential - potential) - contacts.SpinConductance * angle.SineSquared * precession;
        foreach (DotSpin spin in (ReadOnlySpan<DotSpin>)[DotSpin.Up, DotSpin.Down])
            sum += 2.0 * contacts.Density.Of(spin) * contacts.Widths.LeftAt(spin, angle) / contacts.Widths.At(spin, frozen.Angle) * frozen.DrivenShift;
        return sum;
    }

    /// <summary>I_r, from the dot into the right lead [V-46].</summary>
    /// <param name="frozen">The distribution.</param>
    /// <param name="potential">V_d now.</param>
    public static double Right(RotatingDistribution frozen, double potential)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ItinerantContacts contacts = frozen.Contacts;
        double sum = 4.0 * contacts.RightConductance * (frozen.Voltage + potential - frozen.DotPotential);
        foreach (DotSpin spin in (ReadOnlySpan<DotSpin>)[DotSpin.Up, DotSpin.Down])
            sum -= 2.0 * contacts.Density.Of(spin) * contacts.Widths.Right / contacts.Widths.At(spin, frozen.Angle) * frozen.DrivenShift;
        return sum;
    }
}
