namespace SpinTorque;

/// <summary>The dot's densities of states with its contacts: all conductances, in units of e^2/hbar, and what damps the magnetisation.</summary>
public sealed record ItinerantContacts
{
    /// <summary>Densities of states.</summary>
    public required DensityOfStates Density { get; init; }

    /// <summary>Level widths.</summary>
    public required LevelWidths Widths { get; init; }

    /// <summary>g_r = rho_S Gamma_r/2, the right lead's charge and spin-dissipation conductance.</summary>
    public double RightConductance => Density.Sum * Widths.Right / 2.0;

    /// <summary>g_s = (g_l^uu - g_l^dd - g_l^ud + g_l^du)/4 = G_D rho_S.</summary>
    public double SpinConductance => Widths.Polarisation * Density.Sum;

    /// <summary>g^{s s'} = 2 rho_s Gamma_{lead,s'}: dot spin s, lead spin s'.</summary>
    public double Conductance(Reservoir lead, DotSpin dot, DotSpin electron) => 2.0 * Density.Of(dot) * Widths.Of(lead, electron);

    /// <summary>g_l(theta) = (1/2) sum_s rho_s (Gamma_s - Gamma_r), the left lead's charge conductance.</summary>
    public double LeftConductance(PolarAngle angle) =>
        (Density.Up * Widths.LeftAt(DotSpin.Up, angle) + Density.Down * Widths.LeftAt(DotSpin.Down, angle)) / 2.0;

    /// <summary>The left lead's part of <see cref="SpinDissipation"/>.</summary>
    public double LeftSpinDissipation(PolarAngle angle) =>
        (Density.Up * Widths.LeftAt(DotSpin.Down, angle) + Density.Down * Widths.LeftAt(DotSpin.Up, angle)) / 2.0;

    /// <summary>g~(theta) = (rho_up Gamma_down + rho_down Gamma_up)/2 = (rho_S G_S - rho_D G_D cos(theta))/2; the Gilbert damping is g~/S.</summary>
    public double SpinDissipation(PolarAngle angle) => LeftSpinDissipation(angle) + RightConductance;

    /// <summary>g~'(theta) = (rho'_S G_S - rho'_D G_D cos(theta))/2.</summary>
    public double SpinDissipationSlope(PolarAngle angle) =>
        (Density.SlopeUp * Widths.At(DotSpin.Down, angle) + Density.SlopeDown * Widths.At(DotSpin.Up, angle)) / 2.0;

    /// <summary>dI/dV at a fixed angle: sum_s 2 rho_s Gamma_r (Gamma_s - Gamma_r)/Gamma_s; V-48 at the north pole, V-49 at the south pole.</summary>
    public double ChargeConductance(PolarAngle angle)
    {
        double sum = 0.0;
        foreach (DotSpin spin in (ReadOnlySpan<DotSpin>)[DotSpin.Up, DotSpin.Down])
            sum += 2.0 * Density.Of(spin) * Widths.Right * Widths.LeftAt(spin, angle) / Widths.At(spin, angle);
        return sum;
    }
}
