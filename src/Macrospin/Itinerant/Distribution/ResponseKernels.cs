namespace SpinTorque;

/// <summary>
/// Kernels of the action that tunnelling gives the magnetisation and the dot's potential: the dissipative (retarded) part moves them, the Keldysh part is
/// the strength of their noise.
/// </summary>
public static class ResponseKernels
{
    /// <summary>Re alpha^R of a lead and dot spin per conductance: e + V + V~_s on the left, e + V~_s on the right [V-38, V-39].</summary>
    /// <param name="distribution">The dot's distribution.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="spin">The dot spin.</param>
    /// <param name="energy">e.</param>
    public static double Retarded(RotatingDistribution distribution, Reservoir lead, DotSpin spin, double energy)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return energy + (lead == Reservoir.Left ? distribution.Voltage : 0.0) + distribution.MeanShift(spin);
    }

    /// <summary>
    /// alpha^K of a lead and dot spin per conductance: 2 sum_i w_i Y(e - e_i + mu_lead), Y(x) = x coth(x/2T), with mu = 0 in the steps e_i [V-D5, V-D6];
    /// for unequal temperatures Y becomes <see cref="ThermalOverlap.Of"/>.
    /// </summary>
    /// <param name="distribution">The dot's distribution.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="spin">The dot spin.</param>
    /// <param name="energy">e.</param>
    public static double Keldysh(RotatingDistribution distribution, Reservoir lead, DotSpin spin, double energy)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        bool left = lead == Reservoir.Left;
        double mu = left ? distribution.Voltage : 0.0, temperature = left ? distribution.LeftTemperature : distribution.RightTemperature, sum = 0.0;
        foreach (DistributionStep step in (distribution with { ChemicalPotential = 0.0 }).Steps(spin))
            sum += step.Weight * ThermalOverlap.Of(energy - step.Position + mu, step.Temperature, temperature);
        return sum;
    }

    /// <summary>
    /// The zero-energy retarded kernel of both leads with sloping densities of states [T-44]: hybrid part g_ss' G_D sin^2(theta) (d phi/dt)/(2 Gamma_s), thermal
    /// part (Gamma_r G_D/Gamma_s)(s' - s cos(theta)) rho'_s d, and g_ss' itself, which multiplies the energy.
    /// </summary>
    /// <param name="magnet">The magnet; with a voltage d becomes d + V^2.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    /// <param name="dot">s.</param>
    /// <param name="electron">s'.</param>
    public static (double Hybrid, double Thermal, double Conductance) Summed(
        ItinerantMagnet magnet, PolarAngle angle, double precession, DotSpin dot, DotSpin electron)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        LevelWidths widths = magnet.Contacts.Widths;
        double g = magnet.Contacts.Conductance(Reservoir.Left, dot, electron) + magnet.Contacts.Conductance(Reservoir.Right, dot, electron);
        double width = widths.At(dot, angle), polarisation = widths.Polarisation;
        double hybrid = g * polarisation * angle.SineSquared * precession / (2.0 * width);
        double turned = (int)electron - (int)dot * angle.Cosine;
        double thermal = widths.Right * polarisation / width * turned * magnet.Contacts.Density.SlopeOf(dot) * magnet.MomentDifference;
        return (hybrid, thermal, g);
    }
}
