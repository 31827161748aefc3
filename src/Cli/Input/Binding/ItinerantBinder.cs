namespace SpinTorque.Cli.Input;

/// <summary>Builds the itinerant magnet a document describes, or lists everything that is wrong with it.</summary>
internal static class ItinerantBinder
{
    /// <summary>Binds a document, adding to what was found while it was read.</summary>
    public static ItinerantReading Bind(ModelDocument document, ProblemLog log)
    {
        UnitSystem units = UnitBinder.Bind(document.Root, log);
        BlockReader? file = BlockReader.Open(document.Root, document.Root.Location, "", ItinerantShape.Root, new NumberReading(units, log));
        BlockReader? block = file?.Block("itinerant");
        ItinerantMagnet? magnet = block is null ? null : BindMagnet(block, log);
        PolarAngle? angle = block is null ? null : BindAngle(block, log);
        string? title = file is null ? null : TitleBinder.Bind(file, log);
        return new ItinerantReading
        {
            Document = document,
            Magnet = log.HasErrors ? null : magnet,
            Angle = angle,
            Units = units,
            Title = title,
            Problems = log.Errors,
            Warnings = log.Warnings,
        };
    }

    private static ItinerantMagnet? BindMagnet(BlockReader block, ProblemLog log)
    {
        (double? spin, double? field) = (block.Number("spin")?.High, block.Number("field")?.High);
        (double? capacitance, double? exchange) = (block.Number("capacitance")?.High, block.Number("exchange")?.High);
        (BlockReader? left, BlockReader? right) = (block.Block("left"), block.Block("right"));
        DensityOfStates? density = BindDensity(block, log);
        LevelWidths? widths = BindWidths(left, right, log);
        MicrowaveDrive? drive = BindDrive(block);
        (double? voltage, double? leftTemperature) = (left?.Number("voltage")?.High, left?.Number("temperature")?.High);
        double? rightTemperature = right?.Number("temperature")?.High;
        if (spin is null || field is null || density is null || widths is null || log.HasErrors)
            return null;
        return new ItinerantMagnet
        {
            Contacts = new ItinerantContacts { Density = density, Widths = widths },
            Spin = spin.Value,
            Field = field.Value,
            Voltage = voltage ?? 0.0,
            LeftTemperature = leftTemperature ?? 0.0,
            RightTemperature = rightTemperature ?? 0.0,
            Capacitance = capacitance,
            Exchange = exchange,
            Drive = drive,
        };
    }

    private static DensityOfStates? BindDensity(BlockReader block, ProblemLog log)
    {
        if (block.Block("density") is not { } density)
            return null;
        (double? up, double? down) = (density.Number("up")?.High, density.Number("down")?.High);
        BlockReader? slopes = density.Block("slopes");
        (double? slopeUp, double? slopeDown) = (slopes?.Number("up")?.High, slopes?.Number("down")?.High);
        if (up is null || down is null || (slopes is not null && (slopeUp is null || slopeDown is null)))
            return null;
        if (up + down > 0.0)
            return new DensityOfStates(up.Value, down.Value, slopeUp ?? 0.0, slopeDown ?? 0.0);
        log.Error(density.Find("down")!.Value.Location, $"{density.Name} is zero for both spins; one of them must be above zero");
        return null;
    }

    private static LevelWidths? BindWidths(BlockReader? left, BlockReader? right, ProblemLog log)
    {
        (double? up, double? down, double? both) = (left?.Number("up")?.High, left?.Number("down")?.High, right?.Number("width")?.High);
        if (up is null || down is null || both is null)
            return null;
        if (up + both > 0.0 && down + both > 0.0)
            return new LevelWidths(up.Value, down.Value, both.Value);
        string key = up == 0.0 ? "up" : "down";
        log.Error(left!.Find(key)!.Value.Location, $"{left.PathOf(key)} and {right!.PathOf("width")} are both 0; a level needs a width, so one of them must be above zero");
        return null;
    }

    private static MicrowaveDrive? BindDrive(BlockReader block)
    {
        if (block.Block("drive") is not { } drive)
            return null;
        (double? amplitude, double? frequency) = (drive.Number("amplitude")?.High, drive.Number("frequency")?.High);
        return amplitude is null || frequency is null ? null : new MicrowaveDrive { Amplitude = amplitude.Value, Frequency = frequency.Value };
    }

    private static PolarAngle? BindAngle(BlockReader block, ProblemLog log)
    {
        if (block.Number("angle")?.High is not { } degrees)
            return null;
        if (degrees is >= 0.0 and <= 180.0)
            return PolarAngle.FromRadians(Math.Min(degrees * (Math.PI / 180.0), Math.PI));
        log.Error(block.Find("angle")!.Value.Location, $"{block.PathOf("angle")} is {block.Find("angle")!.Value.Kind}; it must be from 0 to 180 degrees");
        return null;
    }
}
