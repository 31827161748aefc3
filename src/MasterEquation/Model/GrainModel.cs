namespace SpinTorque;

/// <summary>A grain with its leads and bath: everything a model file says of one working point.</summary>
public sealed record GrainModel
{
    /// <summary>The grain.</summary>
    public required Grain Grain { get; init; }

    /// <summary>The leads, at least one, with distinct names; results keep their order.</summary>
    public required IReadOnlyList<Lead> Leads { get; init; }

    /// <summary>The bosonic bath, or null for none.</summary>
    public BosonBath? Bath { get; init; }

    /// <summary>Which tunnelling weights to use.</summary>
    public MatrixElements MatrixElements { get; init; } = MatrixElements.Exact;

    /// <summary>
    /// Lowest temperature of leads and bath with which rates can be formed, energy unit: 1e-15 of a bound on |dE - mu|. Colder, the
    /// exponents of rates would leave their range; the limit T to 0 is reached long before.
    /// </summary>
    public double LowestTemperature => EnergyRange.LowestTemperature(this);

    /// <summary>What is wrong with the model as a whole, each a sentence; empty where it is sound.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Grain.Problems())
            yield return problem;
        if (Leads.Count == 0)
            yield return "leads is empty; the grain needs at least one lead.";
        if (Leads.Select(lead => lead.Name).Distinct(StringComparer.Ordinal).Count() != Leads.Count)
            yield return "two leads have the same name.";
        foreach (Lead lead in Leads)
        {
            if (lead.Up.PerLevel && lead.Up.Count != Grain.Levels.Count)
                yield return $"lead {lead.Name} has {lead.Up.Count} up rates for {Grain.Levels.Count} levels.";
            if (lead.Down.PerLevel && lead.Down.Count != Grain.Levels.Count)
                yield return $"lead {lead.Name} has {lead.Down.Count} down rates for {Grain.Levels.Count} levels.";
        }
        if (Grain.Spin.Doubled == 0 && Bath is { } bath && bath.Damping != DoubleDouble.Zero)
            yield return "damping must be 0 where the spin is 0.";
        foreach (string problem in ColdProblems())
            yield return problem;
    }

    /// <summary>The index of a lead.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its index, or -1 where there is none of that name.</returns>
    public int IndexOfLead(string name)
    {
        for (int lead = 0; lead < Leads.Count; lead++)
        {
            if (string.Equals(Leads[lead].Name, name, StringComparison.Ordinal))
                return lead;
        }
        return -1;
    }

    private IEnumerable<string> ColdProblems()
    {
        double lowest = LowestTemperature;
        foreach (Lead lead in Leads)
        {
            if (lead.Temperature < lowest)
                yield return $"lead {lead.Name} has temperature {lead.Temperature.High:G6}; with the energies of the model it must be at least {lowest:G3}.";
        }
        if (Bath is { } bath && bath.Temperature < lowest)
            yield return $"the bath has temperature {bath.Temperature.High:G6}; with the energies of the model it must be at least {lowest:G3}.";
    }
}
