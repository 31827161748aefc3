using System.Globalization;

namespace SpinTorque.Cli.Input;

/// <summary>Builds the model a document describes, or lists everything that is wrong with it.</summary>
internal static class ModelBinder
{
    /// <summary>Binds a document.</summary>
    public static ModelReading Bind(ModelDocument document) => Bind(document, new ProblemLog());

    /// <summary>Binds a document, adding to what was found while it was read.</summary>
    public static ModelReading Bind(ModelDocument document, ProblemLog log)
    {
        UnitSystem units = UnitBinder.Bind(document.Root, log);
        BlockReader? file = Open(document, new NumberReading(units, log));
        GrainModel? model = file is null ? null : BindModel(file, units, new NumberReading(units, log));
        string? title = file is null ? null : TitleBinder.Bind(file, log);
        return new ModelReading
        {
            Document = document,
            Model = log.HasErrors ? null : model,
            Units = units,
            Title = title,
            Problems = log.Errors,
            Warnings = log.Warnings,
        };
    }

    private static BlockReader? Open(ModelDocument document, NumberReading numbers)
    {
        if (document.Root is MappingNode root && ReportsOtherSystem(root, numbers.Log))
            return null;
        if (document.Root is MappingNode)
            return BlockReader.Open(document.Root, document.Root.Location, "", ModelShape.Root, numbers);
        numbers.Log.Error(document.Root.Location, $"the file is {document.Root.Kind}; it must be a mapping with grain and leads");
        return null;
    }

    private static bool ReportsOtherSystem(MappingNode root, ProblemLog log)
    {
        bool found = false;
        foreach (string system in ModelShape.OtherSystems)
        {
            if (root.Find(system) is not { } entry)
                continue;
            found = true;
            log.Error(entry.Location, root.Find("grain") is null
                ? $"the file describes another system, '{system}'; a system with 'grain' is wanted here"
                : $"a file describes one system; it has both 'grain' and '{system}'");
        }
        return found;
    }

    private static GrainModel? BindModel(BlockReader file, UnitSystem units, NumberReading numbers)
    {
        BlockReader? grainBlock = file.Block("grain");
        Grain? grain = grainBlock is null ? null : GrainBinder.Bind(grainBlock, numbers);
        int levels = grainBlock?.Find("levels")?.Value is SequenceNode list ? list.Items.Count : 0;
        IReadOnlyList<Lead> leads = LeadBinder.Bind(file, levels, numbers);
        bool isSpinless = grainBlock?.Find("spin")?.Value is ScalarNode { Number.Value: { } spin } && spin == DoubleDouble.Zero;
        BosonBath? bath = BindBath(file, isSpinless, numbers.Log);
        int? matrixElements = file.Word("matrixElements");
        if (grain is null || numbers.Log.HasErrors)
            return null;
        var model = new GrainModel { Grain = grain, Leads = leads, Bath = bath, MatrixElements = (MatrixElements)(matrixElements ?? 0) };
        ReportTooCold(file, model, units, numbers.Log);
        return model;
    }

    private static void ReportTooCold(BlockReader file, GrainModel model, UnitSystem units, ProblemLog log)
    {
        double lowest = model.LowestTemperature;
        string least = string.Create(CultureInfo.InvariantCulture, $"{lowest:G3}{(units.IsPhysical ? $" {units.EnergyLabel}" : "")}");
        var named = (MappingNode)file.Find("leads")!.Value;
        foreach (Lead lead in model.Leads.Where(lead => lead.Temperature < lowest))
            Report((MappingNode)named.Find(lead.Name)!.Value, $"leads.{lead.Name}");
        if (model.Bath is { } bath && bath.Temperature < lowest)
            Report((MappingNode)file.Find("bath")!.Value, "bath");

        void Report(MappingNode block, string name)
        {
            ModelNode node = block.Find("temperature")!.Value;
            log.Error(node.Location, $"{name}.temperature is {node.Kind}; with the energies of this model it must be at least {least}");
        }
    }

    private static BosonBath? BindBath(BlockReader file, bool isSpinless, ProblemLog log)
    {
        if (file.Block("bath") is not { } bath)
            return null;
        DoubleDouble? damping = bath.Number("damping");
        DoubleDouble? temperature = bath.Number("temperature");
        if (isSpinless && damping is { High: > 0 })
            log.Error(bath.Find("damping")!.Value.Location, "bath.damping must be 0 where grain.spin is 0");
        return damping is null || temperature is null ? null : new BosonBath { Damping = damping.Value, Temperature = temperature.Value };
    }
}
