namespace SpinTorque;

/// <summary>
/// Magnons near a pole [PW 39]: the number M of flipped spins rises at the rate (M + 1) g+ and falls at the rate M g-, so that
/// d&lt;M&gt;/dt = g+ - (g- - g+) &lt;M&gt;. With rates and fillings along (p) and against (m) the pole,
/// <code>g+ = f_m (Gamma_p - f_p)/(2 S0 Gamma_e) + 2 alpha g(-omega),  g- = f_p (Gamma_m - f_m)/(2 S0 Gamma_e) + 2 alpha g(omega),</code>
/// Gamma_e = Gamma_p for eta = 1 and Gamma_m for eta = -1, omega = 2 kappa +- h, g(omega) = omega/(1 - e^(-omega/T)).
/// </summary>
/// <param name="Creation">g+, per unit time.</param>
/// <param name="Annihilation">g-, per unit time.</param>
public readonly record struct PoleFluctuations(double Creation, double Annihilation)
{
    /// <summary>Mean number of flipped spins in the stationary state, g+/(g- - g+); infinite where the pole is not stable.</summary>
    public double MeanFlips => Annihilation > Creation ? Creation / (Annihilation - Creation) : double.PositiveInfinity;

    /// <summary>The rates near a pole.</summary>
    /// <param name="magnet">The equation of motion.</param>
    /// <param name="pole">1 for u = 1, -1 for u = -1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pole.</exception>
    public static PoleFluctuations Near(NanomagnetEquation magnet, int pole)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        if (pole is not (1 or -1))
            throw new ArgumentOutOfRangeException(nameof(pole), pole, "It must be 1 or -1.");
        double along = magnet.Leads.Sum(lead => lead.Rate(pole)), against = magnet.Leads.Sum(lead => lead.Rate(-pole));
        double filledAlong = magnet.Filling(pole, pole), filledAgainst = magnet.Filling(-pole, pole);
        double entry = 2 * magnet.Spin * (magnet.SpinChange > 0 ? along : against);
        double omega = 2 * magnet.Anisotropy + pole * magnet.Field;
        return new PoleFluctuations(
            filledAgainst * (along - filledAlong) / entry + 2 * magnet.Damping * Bose(-omega, magnet.BathTemperature),
            filledAlong * (against - filledAgainst) / entry + 2 * magnet.Damping * Bose(omega, magnet.BathTemperature));
    }

    // omega/(1 - e^(-omega/T)); max(omega, 0) at T = 0
    private static double Bose(double omega, double temperature) =>
        temperature == 0 ? Math.Max(omega, 0) : temperature * ThermalFunction.Bose(omega / temperature);
}
