namespace SpinTorque;

/// <summary>
/// The equation of motion where every lead has one potential and one temperature T [PW 53]: tunnelling only adds to the damping,
/// <code>du/dt = (1 - u^2) alpha_eff (h + 2 kappa u),
/// alpha_eff = alpha + Gamma (1 - q^2) [f(x_up - mu) - f(x_dn - mu)] / (8 S0 (1 + q eta u) (x_dn - x_up)).</code>
/// </summary>
public static class ZeroBias
{
    /// <summary>alpha_eff at u.</summary>
    /// <exception cref="ArgumentException">The leads are not in equilibrium with each other, or at zero temperature.</exception>
    public static double EffectiveDamping(NanomagnetEquation magnet, double u)
    {
        MacrospinLead lead = Common(magnet);
        double omega = magnet.Field + 2 * magnet.Anisotropy * u;
        double middle = (magnet.LevelEnergy - lead.Potential) / lead.Temperature, half = omega / (2 * lead.Temperature);
        // f(m - d) - f(m + d) = sinh(d) / (cosh(m) + cosh(d)), over 2 d T
        double slope = Math.Abs(half) < 1e-4
            ? (1 + half * half / 6) / (Math.Cosh(middle) + Math.Cosh(half))
            : Ratio(middle, Math.Abs(half)) / Math.Abs(half);
        return magnet.Damping + Prefactor(magnet, u) / 8 * slope / (2 * lead.Temperature);
    }

    /// <summary>Its limit at T far above level energy, field and anisotropy: alpha + Gamma (1 - q^2)/(32 T S0 (1 + q eta u)) ([PW 54] prints 16).</summary>
    /// <exception cref="ArgumentException">The leads are not in equilibrium with each other, or at zero temperature.</exception>
    public static double HighTemperatureDamping(NanomagnetEquation magnet, double u) =>
        magnet.Damping + Prefactor(magnet, u) / (32 * Common(magnet).Temperature);

    private static double Prefactor(NanomagnetEquation magnet, double u)
    {
        double q = magnet.TorqueAsymmetry;
        return magnet.TotalRate * (1 - q * q) / (magnet.Spin * (1 + q * magnet.SpinChange * u));
    }

    // sinh(d)/(cosh(m) + cosh(d)) for d > 0, both scaled by e^(-max) so that neither overflows
    private static double Ratio(double m, double d)
    {
        double largest = Math.Max(Math.Abs(m), d);
        double up = Math.Exp(d - largest), down = Math.Exp(-d - largest);
        return (up - down) / (Math.Exp(m - largest) + Math.Exp(-m - largest) + up + down);
    }

    private static MacrospinLead Common(NanomagnetEquation magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        MacrospinLead first = magnet.Leads[0];
        return first.Temperature > 0 && magnet.Leads.All(lead => lead.Potential == first.Potential && lead.Temperature == first.Temperature)
            ? first
            : throw new ArgumentException("Zero bias needs leads of one potential and one temperature above zero.", nameof(magnet));
    }
}
