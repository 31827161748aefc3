namespace SpinTorque;

/// <summary>How large the energies of a model's transitions can be, and with them how low its temperatures.</summary>
internal static class EnergyRange
{
    // Exponents of rates are counted in whole numbers of 64 bits, and products along paths through all states must stay within them.
    private const double LargestArgument = 1e15;

    /// <summary>A bound on every |dE - mu| of an electron and on every energy that the bath takes, energy unit.</summary>
    public static double Largest(GrainModel model)
    {
        Grain grain = model.Grain;
        int levels = grain.Levels.Count;
        double spin = grain.Spin.Value + levels / 2.0;                                                          // no S is larger
        (double electrons, double energy, double potential, bool anderson) = (0, 0, 0, false);
        for (int index = 0; index < grain.Charges.Count; index++)
            electrons = Math.Max(electrons, Math.Min(2.0 * levels, Math.Abs((double)grain.Charges[index])));     // no configuration holds more
        for (int level = 0; level < levels; level++)
        {
            energy = Math.Max(energy, Math.Abs(grain.Levels[level].Energy.High));
            anderson |= grain.Levels[level].Band == Band.Both;
        }
        for (int lead = 0; lead < model.Leads.Count; lead++)
            potential = Math.Max(potential, Math.Abs(model.Leads[lead].Potential.High));
        double perSpin = grain.Spin.Doubled == 0 ? 0 : grain.Anisotropy.High / grain.Spin.Value;
        // x is a multiple of J/2 below the number of levels, or of order J (S + S0) for an Anderson level
        double exchange = anderson ? 2 * (spin + 1) : levels + 1;
        return energy + Math.Abs(grain.Gate.High)
            + grain.Charging.Energy.High * (2 * (electrons + Math.Abs(grain.Charging.Offset.High)) + 1)
            + Math.Abs(grain.Exchange.High) * exchange + Math.Abs(perSpin) * (2 * spin + 1) + Math.Abs(grain.Field.High)
            + potential;
    }

    /// <summary>The lowest temperature that such energies allow, energy unit.</summary>
    public static double LowestTemperature(GrainModel model) => Largest(model) / LargestArgument;
}
