namespace SpinTorque;

/// <summary>
/// The stationary distribution of the dot's electrons in the frame that turns with the magnetisation [V-31, T-36]: four Fermi functions for each
/// spin. It is the frame's, not the laboratory's.
/// </summary>
public sealed record RotatingDistribution
{
    /// <summary>Densities of states and level widths.</summary>
    public required ItinerantContacts Contacts { get; init; }

    /// <summary>theta.</summary>
    public required PolarAngle Angle { get; init; }

    /// <summary>d(phi)/dt = -B_0, energy unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Precession { get; init => field = Require.Finite(value); }

    /// <summary>V, of the left lead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Voltage { get; init => field = Require.Finite(value); }

    /// <summary>V_d0, the dot's potential, where energies are counted from it as in [V]; zero for [T].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double DotPotential { get; init => field = Require.Finite(value); }

    /// <summary>mu, of the right lead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double ChemicalPotential { get; init => field = Require.Finite(value); }

    /// <summary>T_l.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LeftTemperature { get; init => field = Require.NotNegative(value); }

    /// <summary>T_r.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double RightTemperature { get; init => field = Require.NotNegative(value); }

    /// <summary>The four steps of a spin: left without and with spin flip, right without and with.</summary>
    /// <param name="spin">The spin along the magnetisation.</param>
    public IReadOnlyList<DistributionStep> Steps(DotSpin spin) =>
        [Step(spin, Reservoir.Left, false), Step(spin, Reservoir.Left, true), Step(spin, Reservoir.Right, false), Step(spin, Reservoir.Right, true)];

    /// <summary>n of a spin at an energy, from 0 to 1.</summary>
    public double Occupation(DotSpin spin, double energy)
    {
        double sum = 0.0;
        foreach (DistributionStep step in Steps(spin))
            sum += step.Weight * ThermalOverlap.Fermi(energy - step.Position, step.Temperature);
        return sum;
    }

    /// <summary>F = 1 - 2n of a lead alone as a dot spin sees it, normal lead: cos^2(theta/2) F(e + s w_-) + sin^2(theta/2) F(e - s w_+).</summary>
    public double LeadFunction(Reservoir lead, DotSpin spin, double energy)
    {
        DistributionStep same = Step(spin, lead, false), flipped = Step(spin, lead, true);
        return Angle.HalfCosineSquared * ThermalOverlap.Tanh(energy - same.Position, same.Temperature)
            + Angle.HalfSineSquared * ThermalOverlap.Tanh(energy - flipped.Position, flipped.Temperature);
    }

    /// <summary>V~_s = V_d0 - V + [Gamma_r V + G_D sin^2(theta) (d phi/dt)/2]/Gamma_s(theta) [V-40]: minus the mean of the steps, mu = 0.</summary>
    public double MeanShift(DotSpin spin) => DotPotential - Voltage + DrivenShift / Contacts.Widths.At(spin, Angle);

    /// <summary>X = Gamma_r V + G_D sin^2(theta) (d phi/dt)/2, in which all non-equilibrium currents are linear.</summary>
    internal double DrivenShift => Contacts.Widths.Right * Voltage + Contacts.Widths.Polarisation * Angle.SineSquared * Precession / 2.0;

    /// <summary>A step: mu + s B_- or mu - s B_+, minus V_d0, plus V for the left lead; B_+- = -(d phi/dt)(1 +- cos(theta))/2.</summary>
    internal DistributionStep Step(DotSpin spin, Reservoir lead, bool flips)
    {
        double shift = flips ? (int)spin * Precession * Angle.HalfCosineSquared : -(int)spin * Precession * Angle.HalfSineSquared;
        LevelWidths widths = Contacts.Widths;
        double weight = Angle.Overlap(!flips) * widths.Of(lead, flips ? (DotSpin)(-(int)spin) : spin) / widths.At(spin, Angle);
        double position = ChemicalPotential - DotPotential + shift + (lead == Reservoir.Left ? Voltage : 0.0);
        return new DistributionStep(lead, flips, position, weight, lead == Reservoir.Left ? LeftTemperature : RightTemperature);
    }
}
