namespace SpinTorque;

/// <summary>
/// Zero-frequency noise of the charge current, S = int dt of the symmetrised correlation of dI (2 G T in equilibrium; the one-sided spectral density is 2S), at
/// a given angle and precession. Fluctuations of the angle itself are not included.
/// </summary>
public static class ChargeNoise
{
    /// <summary>
    /// S = sum_s rho_s Gamma_L Gamma_r/Gamma_s^2 [Gamma_r W(left, dot) + Gamma_L W(right, dot)], Gamma_L = Gamma_s - Gamma_r, W(A, B) the mean of int(1 - F_a F_b)
    /// over the steps of A and B. For normal leads it is (1/2) sum_s g_s int de [Gamma_r (1 - F_l F_d) + Gamma_l (1 - F_r F_d)]/(Gamma_l + Gamma_r), [N] with the factor 1/2 that
    /// the fluctuation-dissipation theorem asks for.
    /// </summary>
    /// <param name="distribution">Contacts, angle, precession, voltage, temperatures.</param>
    /// <returns>The noise, e^2 times the energy unit over hbar.</returns>
    public static double Of(RotatingDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        double sum = 0.0;
        foreach (DotSpin spin in (ReadOnlySpan<DotSpin>)[DotSpin.Up, DotSpin.Down])
            sum += OfSpin(distribution, spin);
        return sum;
    }

    /// <summary>
    /// What precession adds with normal leads of one temperature: (g_t/2) sin^2(theta) [(d phi/dt) coth((d phi/dt)/2T) - 2T], g_t the charge conductance;
    /// accurate where it is a small part of the noise.
    /// </summary>
    /// <param name="contacts">The contacts; the left lead's widths are equal.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    /// <param name="temperature">T; not negative.</param>
    /// <exception cref="ArgumentException">The left lead is magnetic.</exception>
    public static double PrecessionExcess(ItinerantContacts contacts, PolarAngle angle, double precession, double temperature)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        if (contacts.Widths.Polarisation != 0.0)
            throw new ArgumentException("The left lead is magnetic; this closed form is for normal leads.", nameof(contacts));
        return contacts.ChargeConductance(angle) / 2.0 * angle.SineSquared * ThermalOverlap.Excess(precession, Require.NotNegative(temperature));
    }

    private static double OfSpin(RotatingDistribution distribution, DotSpin spin)
    {
        LevelWidths widths = distribution.Contacts.Widths;
        IReadOnlyList<DistributionStep> steps = distribution.Steps(spin);
        double left = widths.LeftAt(spin, distribution.Angle), right = widths.Right;
        // A lead's weights add up to Gamma_lead/Gamma_s, which leaves (rho_s/Gamma_s)(Gamma_r^2 ... + Gamma_L^2 ...).
        double sum = right * right * Overlap(steps, Reservoir.Left) + left * left * Overlap(steps, Reservoir.Right);
        return distribution.Contacts.Density.Of(spin) / (left + right) * sum;
    }

    private static double Overlap(IReadOnlyList<DistributionStep> steps, Reservoir lead)
    {
        double sum = 0.0;
        foreach (DistributionStep one in steps)
        {
            if (one.Lead != lead || one.Weight == 0.0)
                continue;
            foreach (DistributionStep other in steps)
                sum += one.Weight * other.Weight * ThermalOverlap.Of(one.Position - other.Position, one.Temperature, other.Temperature);
        }
        return sum;
    }
}
