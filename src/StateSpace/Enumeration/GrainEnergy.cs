namespace SpinTorque;

/// <summary>Energies of the grain's states and of the transitions between them.</summary>
public static class GrainEnergy
{
    /// <summary>
    /// Energy E(N + 1) - E(N) of adding an electron of spin sigma through a channel, as a function of the S_z before:
    /// dE = energy + V_g + E_C (2(n - o) + 1) - (kappa/S0)(sigma S_z + 1/4) - h sigma/2 + x, with the exchange part x a multiple of J/2.
    /// </summary>
    /// <remarks>Never the difference of two totals: J S^2 would cost ten digits of a rate at low temperature.</remarks>
    /// <param name="grain">The grain.</param>
    /// <param name="channel">The level and the state before.</param>
    /// <param name="sigma">+1 for spin up along the easy axis, -1 for down.</param>
    public static LinearEnergy Addition(Grain grain, TunnellingChannel channel, int sigma)
    {
        ArgumentNullException.ThrowIfNull(grain);
        Level level = grain.Levels[channel.Level];
        DoubleDouble charging = grain.Charging.Energy * (2.0 * channel.Charge + 1.0 - 2.0 * grain.Charging.Offset);
        DoubleDouble exchange = grain.Exchange * (DoubleDouble)(ExchangeHalves(grain, level, channel) / 2.0);
        DoubleDouble perSpin = AnisotropyPerSpin(grain);
        DoubleDouble constant = level.Energy + grain.Gate + charging - perSpin * 0.25 - grain.Field * (sigma / 2.0) + exchange;
        return new LinearEnergy(constant, -perSpin * (sigma / 2.0));
    }

    /// <summary>Energy released as S_z rises by one within a multiplet: (kappa/S0)(2 S_z + 1) + h, S_z the value before.</summary>
    /// <param name="grain">The grain.</param>
    public static LinearEnergy ReleasedByRaising(Grain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        DoubleDouble perSpin = AnisotropyPerSpin(grain);
        return new LinearEnergy(perSpin + grain.Field, perSpin);
    }

    /// <summary>Energy of a state less that of the reference configuration at S_z = 0 [PW 1].</summary>
    /// <param name="space">The states.</param>
    /// <param name="grain">A grain that the space serves.</param>
    /// <param name="index">Index of the state.</param>
    public static DoubleDouble Of(StateSpace space, Grain grain, int index)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(grain);
        GrainState state = space[index];
        DoubleDouble energy = Zeeman(grain, state.Projection);
        for (int level = 0; level < grain.Levels.Count; level++)
        {
            int excess = space.Occupation(state.Multiplet, level) - grain.Levels[level].ReferenceOccupation;
            energy += OneElectron(grain, grain.Levels[level]) * (double)excess;
        }
        double n = state.Charge;
        energy += grain.Charging.Energy * (n * (n - 2.0 * grain.Charging.Offset)) + grain.Gate * n;
        double spin = state.Spin.Doubled, reference = grain.Spin.Doubled;
        return energy - grain.Exchange * ((spin * (spin + 2) - reference * (reference + 2)) / 4);
    }

    private static DoubleDouble Zeeman(Grain grain, HalfInteger projection)
    {
        double m = projection.Doubled;
        return -(AnisotropyPerSpin(grain) * (m * m / 4)) - grain.Field * (m / 2);
    }

    // eps_alpha from the addition energy counted from the band's Fermi level (exchange with the reference spin taken out).
    private static DoubleDouble OneElectron(Grain grain, Level level)
    {
        double s0 = grain.Spin.Value;
        return level.Band == Band.Minority
            ? level.Energy - grain.Exchange * (s0 + 0.25)
            : level.Energy + grain.Exchange * (s0 + (level.ReferenceOccupation == 1 ? 0.25 : 0.75));
    }

    private static DoubleDouble AnisotropyPerSpin(Grain grain) =>
        grain.Spin.Doubled == 0 ? DoubleDouble.Zero : grain.Anisotropy * 2.0 / (double)grain.Spin.Doubled;

    // 2x/J, an integer: x is the exchange part of the addition energy beyond what `energy` already holds.
    private static int ExchangeHalves(Grain grain, Level level, TunnellingChannel channel)
    {
        int s = channel.Spin.Doubled;
        int s0 = grain.Spin.Doubled;
        bool singly = level.ReferenceOccupation == 1;
        return (level.Band, channel.Occupation) switch
        {
            (Band.Minority, _) => s - s0,
            (Band.Both, 1) => s + s0 + (singly ? 1 : 2),
            _ => s0 - s - (singly ? 1 : 0),
        };
    }
}
