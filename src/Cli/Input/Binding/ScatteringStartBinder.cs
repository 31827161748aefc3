namespace SpinTorque.Cli.Input;

/// <summary>Reads <c>scattering.start</c>: a point, or an ensemble by its field and temperature or by its concentration.</summary>
internal static class ScatteringStartBinder
{
    /// <summary>The law at the start, or null where a problem was logged.</summary>
    public static IInitialLaw? Bind(BlockReader block, double spin, ElectronConstants constants, ProblemLog log)
    {
        double? polar = block.Number("polar")?.High, azimuth = block.Find("azimuth") is null ? 0 : block.Number("azimuth")?.High;
        double? field = block.Number("field")?.High, temperature = block.Number("temperature")?.High, concentration = block.Number("concentration")?.High;
        if (polar is < 0 or > 180)
            log.Error(block.Find("polar")!.Value.Location, $"{block.PathOf("polar")} is {polar} degrees; it lies between 0 and 180");
        bool thermal = block.Find("field") is not null || block.Find("temperature") is not null;
        if (thermal && block.Find("concentration") is { } second)
            log.Error(second.Location, $"{block.Name} has a concentration besides field or temperature; give one or the other");
        else if (thermal && (block.Find("field") is null || block.Find("temperature") is null))
            log.Error((block.Find("field") ?? block.Find("temperature"))!.Location, $"{block.Name} needs both field and temperature for a thermal ensemble");
        if (log.HasErrors || polar is null || azimuth is null)
            return null;
        var centre = SpinDirection.At(polar.Value * (Math.PI / 180), azimuth.Value * (Math.PI / 180));
        if (thermal)
            concentration = FisherLaw.ThermalConcentration(spin, field!.Value, temperature!.Value, constants);
        return concentration is null ? new PointLaw(centre) : new FisherLaw { Concentration = concentration.Value, Centre = centre };
    }
}
