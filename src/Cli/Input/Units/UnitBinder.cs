namespace SpinTorque.Cli.Input;

/// <summary>Reads the block <c>units: {energy: meV, gFactor: 2}</c>, ahead of everything that may carry a unit.</summary>
internal static class UnitBinder
{
    public static UnitSystem Bind(ModelNode root, ProblemLog log)
    {
        if ((root as MappingNode)?.Find("units") is not { } entry)
            return UnitSystem.Dimensionless;
        var numbers = new NumberReading(UnitSystem.Dimensionless, log);
        if (BlockReader.Open(entry.Value, entry.Location, "units", ModelShape.Units, numbers) is not { } block)
            return UnitSystem.Dimensionless;
        Unit? energy = ReadEnergy(block);
        DoubleDouble? gFactor = block.Number("gFactor");
        return energy is null ? UnitSystem.Dimensionless : new UnitSystem { Energy = energy, GFactor = gFactor ?? 2.0 };
    }

    private static Unit? ReadEnergy(BlockReader block)
    {
        if (block.Find("energy")?.Value is ScalarNode scalar && Unit.Find(scalar.Text) is { Quantity: Dimension.Energy } unit)
            return unit;
        // No word fits; asking for one logs those that would.
        block.Word("energy");
        return null;
    }
}
