namespace SpinTorque.Cli.Input;

/// <summary>Reads the active levels.</summary>
internal static class LevelBinder
{
    /// <summary>The levels, or null where one could not be read; problems are logged.</summary>
    public static IReadOnlyList<Level>? Bind(BlockReader grain, NumberReading numbers)
    {
        if (grain.List("levels") is not { } list)
            return null;
        if (list.Items.Count == 0)
            numbers.Log.Error(list.Location, "grain.levels is empty; the grain needs at least one active level");
        var levels = new List<Level>(list.Items.Count);
        foreach ((int index, ModelNode node) in list.Items.Index())
        {
            if (BindOne(node, index, numbers) is { } level)
                levels.Add(level);
        }
        return levels.Count == list.Items.Count && levels.Count > 0 ? levels : null;
    }

    private static Level? BindOne(ModelNode node, int index, NumberReading numbers)
    {
        if (BlockReader.Open(node, node.Location, $"grain.levels[{index}]", ModelShape.Level, numbers) is not { } block)
            return null;
        DoubleDouble? energy = block.Number("energy");
        if (block.Word("band") is not { } word)
            return null;
        var band = (Band)word;
        int? reference = BindReference(block, band, numbers.Log);
        return energy is null ? null : new Level { Energy = energy.Value, Band = band, Reference = reference };
    }

    private static int? BindReference(BlockReader block, Band band, ProblemLog log)
    {
        if (block.Find("occupied") is { } occupied && band != Band.Majority)
            log.Error(occupied.Location, $"{block.PathOf("occupied")} belongs to majority levels only; remove it{Instead(band)}");
        else if (block.Word("occupied") is { } word)
            return word == 0 ? 1 : 0;
        if (block.Find("reference") is not { } reference)
            return null;
        if (band != Band.Both)
        {
            string instead = band == Band.Majority ? ", or say 'occupied: false'" : "";
            log.Error(reference.Location, $"{block.PathOf("reference")} belongs to levels of band both only; remove it{instead}");
            return null;
        }
        int? occupation = block.Integer("reference");
        if (occupation is < 0 or > 2)
            log.Error(reference.Value.Location, $"{block.PathOf("reference")} is {occupation}; it must be 0, 1 or 2");
        return occupation;
    }

    private static string Instead(Band band) => band == Band.Both ? ", or say 'reference: 0'" : "";
}
