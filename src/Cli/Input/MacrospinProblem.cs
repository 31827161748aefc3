namespace SpinTorque.Cli.Input;

/// <summary>Why a model has no macrospin limit, at the place of the file that is at fault.</summary>
internal static class MacrospinProblem
{
    /// <summary>The problem; null where there is none.</summary>
    public static Problem? Of(ModelReading reading)
    {
        GrainModel model = reading.Model!;
        if (MacrospinGrain.Problem(model) is not { } message)
            return null;
        Grain grain = model.Grain;
        string[] places = grain.Levels.Count != 1 ? ["grain.levels"]
            : grain.Hold != SpinWindow.All ? ["grain.hold"]
            : grain.Spin.Doubled < 2 ? ["grain.spin"]
            : model.Leads.All(lead => lead.Up[0] <= 0 && lead.Down[0] <= 0) ? ["leads"]
            : ["grain.charges"];
        ModelNode? node = places.Append("grain").Select(place => ModelPath.TryParse(place, out ModelPath? path, out _) ? reading.Document!.Find(path!) : null)
            .FirstOrDefault(found => found is not null);
        return new Problem(node?.Location ?? reading.Document!.Source, message);
    }
}
