namespace SpinTorque.Cli.Input;

/// <summary>Builds the nanomagnet in a current that a document describes, or lists everything that is wrong with it.</summary>
internal static class ScatteringBinder
{
    /// <summary>Binds a document, adding to what was found while it was read.</summary>
    public static ScatteringReading Bind(ModelDocument document, ProblemLog log)
    {
        var numbers = new NumberReading(UnitSystem.Si, log);
        var file = BlockReader.Open(document.Root, document.Root.Location, "", ScatteringShape.Root, numbers);
        ScatteringSystem? system = file?.Block("scattering") is { } block ? BindSystem(block, log) : null;
        string? title = file is null ? null : TitleBinder.Bind(file, log);
        return new ScatteringReading
        {
            Document = document,
            System = log.HasErrors ? null : system,
            Units = UnitSystem.Si,
            Title = title,
            Problems = log.Errors,
            Warnings = log.Warnings,
        };
    }

    private static ScatteringSystem? BindSystem(BlockReader block, ProblemLog log)
    {
        double? spin = Positive(block, "spin");
        DeltaBarrier? barrier = block.Block("barrier") is { } magnet ? BindBarrier(magnet, spin) : null;
        CurrentPulse? pulse = block.Block("current") is { } current ? BindPulse(current) : null;
        ElectronConstants constants = block.Word("constants") == 1 ? ElectronConstants.Rounded : ElectronConstants.Codata;
        IInitialLaw? start = block.Block("start") is { } first ? ScatteringStartBinder.Bind(first, spin ?? 1, constants, log) : null;
        NoiseVariant variant = block.Word("noise") switch { 1 => NoiseVariant.D14, 2 => NoiseVariant.Eq12, _ => NoiseVariant.Full };
        BlockReader? reservoirs = block.Block("reservoirs");
        SpinReservoirs? incoming = reservoirs is null ? null : BindReservoirs(reservoirs);
        if (reservoirs is not null && block.Find("noise") is { } second)
            log.Error(second.Location, $"{block.Name} has a noise besides reservoirs, whose own noise it is; leave it out, or set {reservoirs.PathOf("sides")}");
        if (barrier is null || pulse is null || start is null || log.HasErrors)
            return null;
        TransportCoefficients? transport = incoming is null
            ? null
            : new TransportWindow { Barrier = barrier, Constants = constants }.Integrate(incoming, Sides(reservoirs!));
        if (transport is { Torque.Imaginary: < 0 })
            log.Error(block.Find("reservoirs")!.Value.Location, $"{reservoirs!.Name} draw the magnet against z; exchange up and down, and start from 180 degrees less polar");
        return log.HasErrors ? null : new ScatteringSystem
        {
            Model = new ScatteringModel { Barrier = barrier, Pulse = pulse, Constants = constants },
            Variant = variant,
            Start = start,
            Reservoirs = incoming,
            Transport = transport,
        };
    }

    private static IncomingSides Sides(BlockReader reservoirs) => reservoirs.Word("sides") == 1 ? IncomingSides.Alike : IncomingSides.All;

    private static DeltaBarrier? BindBarrier(BlockReader block, double? spin)
    {
        double? potential = block.Number("potential")?.High, exchange = block.Number("exchange")?.High;
        return potential is null || exchange is null || spin is null
            ? null
            : new DeltaBarrier { Potential = potential.Value, Exchange = exchange.Value, Spin = spin.Value };
    }

    private static CurrentPulse? BindPulse(BlockReader block)
    {
        double? wave = Positive(block, "waveNumber"), electrons = Positive(block, "electrons"), duration = Positive(block, "duration");
        return wave is null || electrons is null || duration is null
            ? null
            : new CurrentPulse { FermiWaveNumber = wave.Value, Electrons = electrons.Value, Duration = duration.Value };
    }

    private static SpinReservoirs? BindReservoirs(BlockReader block)
    {
        double? temperature = block.Number("temperature")?.High, leftUp = Positive(block, "leftUp"), leftDown = Positive(block, "leftDown");
        double? rightUp = Positive(block, "rightUp"), rightDown = Positive(block, "rightDown");
        return temperature is null || leftUp is null || leftDown is null || rightUp is null || rightDown is null ? null : new SpinReservoirs
        {
            ThermalEnergy = ElectronConstants.Boltzmann * temperature.Value,
            LeftUp = leftUp.Value,
            LeftDown = leftDown.Value,
            RightUp = rightUp.Value,
            RightDown = rightDown.Value,
        };
    }

    private static double? Positive(BlockReader block, string key) => block.Number(key)?.High;
}
