namespace SpinTorque;

/// <summary>
/// Values of d = (pi^2/3)(T_l^2 - T_r^2) at which a pole changes its stability; null where heat gives no torque there.
/// </summary>
/// <param name="North">d_N = -g~(0) B/(lambda g~'(0)); with a voltage B becomes B + 2 lambda V and V^2 is taken off.</param>
/// <param name="South">d_S = -g~(pi) B/(lambda g~'(pi)).</param>
public readonly record struct HeatThresholds(double? North, double? South)
{
    /// <summary>The thresholds of a magnet; its temperatures do not matter.</summary>
    public static HeatThresholds Of(ItinerantMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        return new HeatThresholds(At(magnet, PolarAngle.North), At(magnet, PolarAngle.South));
    }

    /// <summary>d_0 = -G_S rho_S B/(lambda G_D rho'_D) of a symmetric density of states, rho_D = rho'_S = 0, where cos(theta) = -d_0/d; null for any other.</summary>
    public static double? Symmetric(ItinerantContacts contacts, double field)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        (DensityOfStates density, LevelWidths widths) = (contacts.Density, contacts.Widths);
        double lever = widths.Leverage * widths.Polarisation * density.SlopeDifference;
        return density.Difference == 0.0 && density.SlopeSum == 0.0 && lever != 0.0 ? -widths.Mean * density.Sum * field / lever : null;
    }

    private static double? At(ItinerantMagnet magnet, PolarAngle pole)
    {
        double lever = magnet.Contacts.Widths.Leverage * magnet.Contacts.SpinDissipationSlope(pole);
        return lever == 0.0 ? null : -magnet.Contacts.SpinDissipation(pole) * magnet.EffectiveField / lever - magnet.Voltage * magnet.Voltage;
    }
}
