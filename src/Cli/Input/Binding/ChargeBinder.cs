namespace SpinTorque.Cli.Input;

/// <summary>Reads <c>grain.charges</c>.</summary>
internal static class ChargeBinder
{
    /// <summary>The charges, or null where a problem was logged.</summary>
    public static IReadOnlyList<int>? Bind(BlockReader grain, NumberReading numbers)
    {
        if (grain.List("charges") is not { } list)
            return null;
        if (list.Items.Count == 0)
            numbers.Log.Error(list.Location, "grain.charges is empty; name at least one number of excess electrons, such as [0, 1]");
        var charges = new List<int>(list.Items.Count);
        foreach ((int index, ModelNode node) in list.Items.Index())
        {
            if (numbers.ReadInteger(node, "grain.charges", $"[{index}]") is not { } charge)
                continue;
            if (charges.Contains(charge))
                numbers.Log.Error(node.Location, $"grain.charges names {charge} twice; keep one");
            charges.Add(charge);
        }
        return charges.Count == list.Items.Count && charges.Count > 0 ? charges : null;
    }

    /// <summary>Warns of charges that no configuration has; where none has one, that is an error.</summary>
    public static void ReportUnreachable(BlockReader grain, IReadOnlyList<int> charges, IReadOnlyList<Level> levels, ProblemLog log)
    {
        // Occupations change one by one, so every whole number between the extremes is reached.
        int smallest = levels.Sum(level => level.MinOccupation - level.ReferenceOccupation);
        int largest = levels.Sum(level => level.MaxOccupation - level.ReferenceOccupation);
        var list = (SequenceNode)grain.Find("charges")!.Value;
        string range = smallest == largest ? $"{smallest} only" : $"{smallest} to {largest}";
        if (charges.All(charge => charge < smallest || charge > largest))
        {
            log.Error(list.Location, $"grain.charges has no charge that the levels can hold; they hold {range}");
            return;
        }
        foreach ((int index, int charge) in charges.Index())
        {
            if (charge < smallest || charge > largest)
                log.Warning(list.Items[index].Location, $"grain.charges names {charge}, but the levels hold {range}; it has no state");
        }
    }
}
