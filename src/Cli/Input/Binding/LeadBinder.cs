namespace SpinTorque.Cli.Input;

/// <summary>Reads the leads in the order of the file.</summary>
internal static class LeadBinder
{
    /// <summary>The leads that could be read; problems are logged.</summary>
    public static IReadOnlyList<Lead> Bind(BlockReader file, int levels, NumberReading numbers)
    {
        if (file.Find("leads") is not { } entry)
            return [];
        if (entry.Value is not MappingNode mapping)
        {
            numbers.Log.Error(entry.Value.Location, $"leads is {entry.Value.Kind}; it must be {ModelShape.Leads.Wanted}");
            return [];
        }
        if (mapping.Entries.Count == 0)
            numbers.Log.Error(mapping.Location, "leads is empty; the grain needs at least one lead");
        var leads = new List<Lead>(mapping.Entries.Count);
        foreach (MappingEntry lead in mapping.Entries)
        {
            if (BindOne(lead, levels, numbers) is { } bound)
                leads.Add(bound);
        }
        return leads;
    }

    private static Lead? BindOne(MappingEntry entry, int levels, NumberReading numbers)
    {
        if (!IsIdentifier(entry.Key))
            numbers.Log.Error(entry.Location, $"the lead name '{entry.Key}' must consist of letters, digits, _ and -");
        if (BlockReader.Open(entry.Value, entry.Location, $"leads.{entry.Key}", ModelShape.Lead, numbers) is not { } block)
            return null;
        DoubleDouble? potential = block.Number("potential");
        DoubleDouble? temperature = block.Number("temperature");
        DoubleDouble? angle = block.Number("angle");
        BlockReader? rates = block.Block("rates");
        TunnellingRates? up = rates?.Rates("up", levels);
        TunnellingRates? down = rates?.Rates("down", levels);
        if (potential is null || temperature is null || up is null || down is null)
            return null;
        return new Lead
        {
            Name = entry.Key,
            Potential = potential.Value,
            Temperature = temperature.Value,
            Up = up,
            Down = down,
            Angle = angle ?? DoubleDouble.Zero,
        };
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
