namespace SpinTorque.Cli.Input;

/// <summary>An option <c>--set PATH=VALUE</c>; the value is written as in the file, lists and mappings in brackets.</summary>
/// <param name="Text"><c>PATH=VALUE</c>.</param>
/// <param name="Location">How messages name the option.</param>
internal sealed record ModelOverride(string Text, SourceLocation Location)
{
    /// <summary>The document with the override applied, or unchanged where a problem was logged.</summary>
    public ModelDocument ApplyTo(ModelDocument document, ProblemLog log)
    {
        int equals = Text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return Refused(document, log, "this is no PATH=VALUE; write for example grain.gate=-0.6");
        if (!ModelPath.TryParse(Text[..equals].Trim(), out ModelPath? path, out string refusal))
            return Refused(document, log, refusal);
        var syntax = new ProblemLog();
        ModelNode value = DocumentReader.Read(Text[(equals + 1)..], Location, syntax) ?? new ScalarNode("", isQuoted: false, Location);
        if (syntax.HasErrors)
            return Refused(document, log, syntax.Errors[0].Message);
        return document.TryWith(path!, value, out ModelDocument changed, out refusal) ? changed : Refused(document, log, refusal);
    }

    private ModelDocument Refused(ModelDocument document, ProblemLog log, string message)
    {
        log.Error(Location, message);
        return document;
    }
}
