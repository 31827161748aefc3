namespace SpinTorque.Cli.Input;

/// <summary>Reads the title of a file.</summary>
internal static class TitleBinder
{
    /// <summary>The title, or null where there is none; one that figures cannot hold is logged.</summary>
    public static string? Bind(BlockReader file, ProblemLog log)
    {
        if (file.Find("title") is not { } entry)
            return null;
        if (entry.Value is ScalarNode title)
        {
            // a folded text ends with a line end of YAML's own
            string text = title.Text.TrimEnd('\n');
            if (!IsPrintable(text))
                log.Error(title.Location, "title holds a control character or half of one; write one line of plain text");
            return text;
        }
        log.Error(entry.Value.Location, $"title is {entry.Value.Kind}; it must be {new TextShape().Wanted}");
        return null;
    }

    // Figures are XML, which holds nothing else.
    private static bool IsPrintable(string text) =>
        !text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF));
}
