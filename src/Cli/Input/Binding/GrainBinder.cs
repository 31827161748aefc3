namespace SpinTorque.Cli.Input;

/// <summary>Reads the block <c>grain</c>.</summary>
internal static class GrainBinder
{
    private static readonly HalfInteger LargestSpin = HalfInteger.FromInteger(100_000);

    /// <summary>The grain, or null where a problem was logged.</summary>
    public static Grain? Bind(BlockReader block, NumberReading numbers)
    {
        HalfInteger? spin = BindSpin(block, numbers.Log);
        DoubleDouble? exchange = block.Number("exchange");
        DoubleDouble? anisotropy = block.Number("anisotropy");
        DoubleDouble? field = block.Number("field");
        DoubleDouble? gate = block.Number("gate");
        Charging charging = BindCharging(block);
        IReadOnlyList<int>? charges = ChargeBinder.Bind(block, numbers);
        SpinWindow? hold = HoldBinder.Bind(block, numbers);
        IReadOnlyList<Level>? levels = LevelBinder.Bind(block, numbers);
        if (spin is { Doubled: 0 } && anisotropy is { } kappa && kappa != DoubleDouble.Zero)
            numbers.Log.Error(block.Find("anisotropy")!.Value.Location, "grain.anisotropy must be 0 where grain.spin is 0");
        if (levels is null)
            return null;
        if (charges is not null)
            ChargeBinder.ReportUnreachable(block, charges, levels, numbers.Log);
        if (spin is null || IsSpinTooSmall(block, spin.Value, levels, numbers.Log) || charges is null || hold is null)
            return null;
        var grain = new Grain
        {
            Spin = spin.Value,
            Exchange = exchange ?? DoubleDouble.Zero,
            Anisotropy = anisotropy ?? DoubleDouble.Zero,
            Field = field ?? DoubleDouble.Zero,
            Gate = gate ?? DoubleDouble.Zero,
            Charging = charging,
            Charges = charges,
            Hold = hold,
            Levels = levels,
        };
        HoldBinder.ReportEmpty(block, grain, numbers.Log);
        return grain;
    }

    private static HalfInteger? BindSpin(BlockReader block, ProblemLog log)
    {
        if (block.Number("spin") is not { } number)
            return null;
        ModelNode node = block.Find("spin")!.Value;
        if (number < 0.0 || number > LargestSpin.Value)
            log.Error(node.Location, $"grain.spin is {node.Kind}; it must lie between 0 and {LargestSpin}");
        else if (HalfInteger.TryFrom(number, out HalfInteger spin))
            return spin;
        else
            log.Error(node.Location, $"grain.spin is {node.Kind}; it must be a multiple of 1/2, such as 1000 or 2.5");
        return null;
    }

    private static bool IsSpinTooSmall(BlockReader block, HalfInteger spin, IReadOnlyList<Level> levels, ProblemLog log)
    {
        var needed = new HalfInteger(levels.Count(level => level.ReferenceOccupation == 1));
        if (spin >= needed)
            return false;
        string count = BlockReader.Count(needed.Doubled, "level");
        string message = $"grain.spin is {spin}; the {count} singly occupied at reference need at least {needed.Value}";
        log.Error(block.Find("spin")!.Value.Location, message);
        return true;
    }

    private static Charging BindCharging(BlockReader block)
    {
        if (block.Block("charging") is not { } charging)
            return Charging.None;
        DoubleDouble? energy = charging.Number("energy");
        DoubleDouble? offset = charging.Number("offset");
        return new Charging { Energy = energy ?? DoubleDouble.Zero, Offset = offset ?? DoubleDouble.Zero };
    }
}
