namespace SpinTorque.Cli.Input;

/// <summary>Reads a model from a file and the command line's overrides.</summary>
internal static class ModelFile
{
    /// <summary>Reads the file of a grain.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values of <c>--set</c>, <c>PATH=VALUE</c>, applied in order.</param>
    public static ModelReading Read(string path, IEnumerable<string> overrides)
    {
        var log = new ProblemLog();
        return Bind(Load(path, overrides, log), log);
    }

    /// <summary>Reads the file of any kind of system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values of <c>--set</c>, <c>PATH=VALUE</c>, applied in order.</param>
    public static SystemReading ReadAny(string path, IEnumerable<string> overrides)
    {
        var log = new ProblemLog();
        return Load(path, overrides, log) is { } document ? SystemKind.Of(document.Root).Bind(document, log) : Unread(log);
    }

    /// <summary>Reads a grain from a text.</summary>
    /// <param name="text">The text of a model file.</param>
    /// <param name="name">The name that messages give it.</param>
    /// <param name="overrides">Values of <c>--set</c>, applied in order.</param>
    public static ModelReading Parse(string text, string name, IEnumerable<string> overrides)
    {
        var log = new ProblemLog();
        return Bind(Parse(text, new SourceLocation(name), overrides, log), log);
    }

    /// <summary>The document of a file with its overrides; null where there is none, which is logged.</summary>
    public static ModelDocument? Load(string path, IEnumerable<string> overrides, ProblemLog log)
    {
        var source = new SourceLocation(path);
        return ModelText.Read(path, source, log) is { } text ? Parse(text, source, overrides, log) : null;
    }

    /// <summary>The grain of a document, or what is wrong with it.</summary>
    public static ModelReading Bind(ModelDocument? document, ProblemLog log) => document is null ? Unread(log) : ModelBinder.Bind(document, log);

    private static ModelDocument? Parse(string text, SourceLocation source, IEnumerable<string> overrides, ProblemLog log)
    {
        if (ModelDocument.Parse(text, source, log) is not { } document)
            return null;
        foreach ((int index, string change) in overrides.Index())
            document = new ModelOverride(change, new SourceLocation($"--set {change}", Rank: index + 1)).ApplyTo(document, log);
        return document;
    }

    private static ModelReading Unread(ProblemLog log) => new() { Problems = log.Errors, Warnings = log.Warnings };
}
