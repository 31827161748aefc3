namespace SpinTorque.Cli.Input;

/// <summary>
/// Finds the characters that YAML forbids and that its parser would pass over or end the file at: tabs that indent and control characters.
/// </summary>
internal static class ForbiddenCharacters
{
    /// <summary>Logs the first of them.</summary>
    /// <returns>True where there is one.</returns>
    public static bool Report(string text, SourceLocation source, ProblemLog log)
    {
        // Inside brackets indentation means nothing, and JSON may indent with tabs.
        bool tabsMayIndent = text.AsSpan().TrimStart().StartsWith("{");
        (int line, int column, bool indenting) = (1, 1, true);
        foreach (char letter in text)
        {
            if (letter == '\t' ? indenting && !tabsMayIndent : letter < ' ' && letter is not ('\n' or '\r') || letter == '\u007f')
            {
                log.Error(source.At(line, column), letter == '\t'
                    ? "a tab indents the line; indent with spaces"
                    : $"control character 0x{(int)letter:x2}; remove it");
                return true;
            }
            indenting = letter == '\n' || (indenting && letter is ' ' or '\t' or '\r');
            (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
        }
        return false;
    }
}
