namespace SpinTorque;

/// <summary>The dot's potential from the balance of its charge, the zero mode [V-53 to V-56].</summary>
public static class DotPotential
{
    /// <summary>V_d0 = (C + rho_S)^-1 sum_s (rho_s/Gamma_s) [(Gamma_s - Gamma_r) V - G_D sin^2(theta) (d phi/dt)/2], for constant densities of states.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    /// <param name="precession">d(phi)/dt.</param>
    /// <returns>Null where the capacitance is not given or the density of states has slopes: then a band would be needed.</returns>
    public static double? Of(ItinerantMagnet magnet, PolarAngle angle, double precession)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        DensityOfStates density = magnet.Contacts.Density;
        if (magnet.Capacitance is not { } capacitance || density.HasSlopes)
            return null;
        RotatingDistribution distribution = magnet.Distribution(angle, precession);
        double charge = -density.Up * distribution.MeanShift(DotSpin.Up) - density.Down * distribution.MeanShift(DotSpin.Down);
        return charge / (capacitance + density.Sum);
    }
}
