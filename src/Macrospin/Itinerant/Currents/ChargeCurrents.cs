namespace SpinTorque;

/// <summary>
/// Charge currents in the state in which the electrons' distribution follows the magnetisation, part by part, all INTO the dot; left and right
/// add up to zero. With a voltage alone the left one is [V]'s I_l = I_r; with heat alone it is T-59.
/// </summary>
public sealed record ChargeCurrents
{
    /// <summary>Driven by the voltage: 2 Gamma_r V (rho_S - Gamma_r a/D), a = rho_S G_S - rho_D G_D cos(theta), D = Gamma_up Gamma_down.</summary>
    public required double Voltage { get; init; }

    /// <summary>Driven by heat through the slopes of the density of states: -(Gamma_r d/D)(Gamma_r a' - rho'_S D) [T-55]; with a voltage d becomes d + V^2.</summary>
    public required double Thermal { get; init; }

    /// <summary>Hybrid part of the left current [T-56]: the precession's effect through the distribution.</summary>
    public required double HybridLeft { get; init; }

    /// <summary>Hybrid part of the right current [T-58].</summary>
    public required double HybridRight { get; init; }

    /// <summary>Pumped by the precession: -g_s sin^2(theta) d(phi)/dt, on the left only [T-57].</summary>
    public required double Pumping { get; init; }

    /// <summary>Left current.</summary>
    public double Left => Voltage + Thermal + HybridLeft + Pumping;

    /// <summary>Right current.</summary>
    public double Right => HybridRight - Voltage - Thermal;

    /// <summary>The left current of a magnetisation that stands still at the same angle.</summary>
    public double Static => Voltage + Thermal;

    /// <summary>What the precession adds to the left current: pumping and hybrid part.</summary>
    public double Collective => HybridLeft + Pumping;

    /// <summary>The currents at an angle and precession.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt; in the stationary state minus the field.</param>
    public static ChargeCurrents Of(ItinerantMagnet magnet, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        (ItinerantContacts contacts, DensityOfStates density, LevelWidths widths) = (magnet.Contacts, magnet.Contacts.Density, magnet.Contacts.Widths);
        double product = widths.ProductAt(angle), polarisation = widths.Polarisation, right = widths.Right, cosine = angle.Cosine;
        double a = 2.0 * contacts.SpinDissipation(angle), slope = 2.0 * contacts.SpinDissipationSlope(angle);
        double pumped = polarisation * angle.SineSquared * precession;
        double turned = (widths.Mean - right) * a + polarisation * cosine * (density.Difference * widths.Mean - density.Sum * polarisation * cosine);
        return new ChargeCurrents
        {
            Voltage = 2.0 * right * magnet.Voltage * (density.Sum - right * a / product),
            Thermal = -right * magnet.MomentDifference / product * (right * slope - density.SlopeSum * product),
            HybridLeft = pumped / product * turned,
            HybridRight = pumped / product * right * a,
            Pumping = -density.Sum * pumped,
        };
    }
}
