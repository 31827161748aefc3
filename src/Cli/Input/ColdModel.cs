namespace SpinTorque.Cli.Input;

/// <summary>
/// A model file in which temperatures may be zero, for equations of motion that have that limit. A chain's model has none, so leads and
/// bath at zero temperature stand in the model at one energy unit, and are named here.
/// </summary>
/// <param name="Document">The file with its overrides, zero temperatures in it; null where it could not be parsed.</param>
/// <param name="Reading">What came out of the file.</param>
/// <param name="Leads">The names of leads at zero temperature.</param>
/// <param name="Bath">Whether the bath is at zero temperature.</param>
internal sealed record ColdModel(ModelDocument? Document, ModelReading Reading, IReadOnlySet<string> Leads, bool Bath)
{
    private const string Temperature = "temperature";

    /// <summary>Reads a file.</summary>
    public static ColdModel Read(string path, IEnumerable<string> overrides)
    {
        var log = new ProblemLog();
        return Bind(ModelFile.Load(path, overrides, log), log);
    }

    /// <summary>Binds a document.</summary>
    public static ColdModel Bind(ModelDocument? document, ProblemLog log)
    {
        ModelDocument? written = document;
        string[] leads = [.. Mapping(document, "leads")?.Entries.Where(lead => IsCold(lead.Value)).Select(lead => lead.Key) ?? []];
        bool bath = Mapping(document, "bath") is { } block && IsCold(block);
        foreach (string owner in leads.Select(lead => $"leads.{lead}").Concat(bath ? ["bath"] : []))
            document = Warmed(document!, $"{owner}.{Temperature}");
        return new ColdModel(written, ModelFile.Bind(document, log), leads.ToHashSet(StringComparer.Ordinal), bath);
    }

    /// <summary>The equation of motion of the file's grain, at the temperatures that the file gives.</summary>
    public NanomagnetEquation Equation()
    {
        var equation = NanomagnetEquation.Of(MacrospinGrain.Of(Reading.Model!));
        return equation with
        {
            Leads = [.. equation.Leads.Select(lead => Leads.Contains(lead.Name) ? lead with { Temperature = 0 } : lead)],
            BathTemperature = Bath ? 0 : equation.BathTemperature,
        };
    }

    private static MappingNode? Mapping(ModelDocument? document, string key) => (document?.Root as MappingNode)?.Find(key)?.Value as MappingNode;

    private static bool IsCold(ModelNode block) =>
        (block as MappingNode)?.Find(Temperature)?.Value is ScalarNode { IsQuoted: false, Number: { IsNumber: true, Value: { High: 0 } } };

    private static ModelDocument Warmed(ModelDocument document, string path) =>
        ModelPath.TryParse(path, out ModelPath? place, out _) && document.Find(place!) is ScalarNode zero
            ? document.With(place!, new ScalarNode($"1 {zero.Number.Unit}".TrimEnd(), isQuoted: false, zero.Location))
            : document;
}
