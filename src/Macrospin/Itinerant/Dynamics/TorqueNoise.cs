namespace SpinTorque;

/// <summary>
/// The strength of the random field on the magnetisation from the Keldysh part of the tunnelling action. Each way of tunnelling between a dot spin s and a lead spin s'
/// contributes its spin-dissipation conductance times the noise Y of its two steps: &lt;h_i h_j&gt; = D delta_ij delta(t),
/// D = S^-2 sum (w_ss'/4) g_ss' sum_i w_i Y(e_lead,ss' - e_i), w_ss' = sin^2(theta/2) for s = s' and cos^2(theta/2) otherwise.
/// In equilibrium at T above the field D = 2 alpha T/S (fluctuation-dissipation). At zero frequency of the turning frame both transverse
/// directions have the same strength, exactly: turning m by (a, b) changes an amplitude by (a -+ ib)/2. Approximated: the noise is white with
/// that value at all frequencies, and zero-point motion is counted as classical.
/// </summary>
public static class TorqueNoise
{
    private static readonly DotSpin[] Spins = [DotSpin.Up, DotSpin.Down];

    /// <summary>D at an angle and precession.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    public static double Strength(ItinerantMagnet magnet, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        RotatingDistribution distribution = magnet.Distribution(angle, precession);
        double sum = 0.0;
        foreach (DotSpin spin in Spins)
        {
            IReadOnlyList<DistributionStep> steps = distribution.Steps(spin);
            foreach (DistributionStep own in steps)
            {
                DotSpin electron = own.Flips ? (DotSpin)(-(int)spin) : spin;
                sum += angle.Overlap(own.Flips) / 4.0 * magnet.Contacts.Conductance(own.Lead, spin, electron) * Shot(own, steps);
            }
        }
        return sum / (magnet.Spin * magnet.Spin);
    }

    private static double Shot(DistributionStep own, IReadOnlyList<DistributionStep> steps)
    {
        double sum = 0.0;
        foreach (DistributionStep step in steps)
            sum += step.Weight * ThermalOverlap.Of(own.Position - step.Position, own.Temperature, step.Temperature) / 2.0;
        return sum;
    }
}
