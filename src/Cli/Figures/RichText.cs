using System.Text;

namespace SpinTorque.Cli.Figures;

/// <summary>
/// Text with italic, lowered and raised stretches, parsed from a small markup:
/// <list type="bullet">
/// <item><c>*V*</c> sets <c>V</c> in italics; a star without partner stands for itself.</item>
/// <item><c>_g</c> and <c>^2</c> lower and raise a sign and the letters and digits that follow, such as <c>10^-3</c>.</item>
/// <item><c>_{...}</c> and <c>^{...}</c> lower and raise the braced text, which may hold italics but no further scripts.</item>
/// <item><c>\</c> before a character takes away its meaning; <see cref="Escape"/> does so for a whole text.</item>
/// </list>
/// A hyphen that leads a script is set as a minus sign.
/// </summary>
internal sealed class RichText
{
    private const char Minus = '\u2212';

    private readonly List<TextRun> _runs = [];

    private RichText()
    {
    }

    /// <summary>Takes the runs as they are.</summary>
    public RichText(IEnumerable<TextRun> runs) => _runs.AddRange(runs);

    /// <summary>The runs in reading order.</summary>
    public IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>The text without its styles.</summary>
    public string Plain => string.Concat(_runs.Select(run => run.Text));

    /// <summary>Parses the markup; every string is valid.</summary>
    public static RichText Parse(string markup)
    {
        var text = new RichText();
        text.Append(markup, TextScript.Base);
        return text;
    }

    /// <summary>Markup for a text that is to appear letter by letter, such as a key with underscores.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '*' or '_' or '^' or '\\') escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>The text followed by another.</summary>
    public RichText Followed(RichText next) => new(_runs.Concat(next._runs));

    private void Append(string markup, TextScript script)
    {
        var pending = new StringBuilder();
        var italic = false;
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] == '\\' && i + 1 < markup.Length) pending.Append(markup[++i]);
            else if (markup[i] == '*' && (italic || HasPartner(markup, i)))
            {
                Flush(pending, italic, script);
                italic = !italic;
            }
            else if (script == TextScript.Base && ScriptEnd(markup, i) is var end && end > i)
            {
                Flush(pending, italic, script);
                AppendScript(markup, i, end, italic);
                i = end - 1;
            }
            else pending.Append(markup[i]);
        }

        Flush(pending, italic, script);
    }

    private void AppendScript(string markup, int start, int end, bool italic)
    {
        var script = markup[start] == '_' ? TextScript.Sub : TextScript.Super;
        var body = markup[start + 1] == '{' ? markup[(start + 2)..(end - 1)] : markup[(start + 1)..end];
        if (body[0] == '-') body = Minus + body[1..];
        if (italic) _runs.Add(new TextRun(body, Italic: true, script));
        else Append(body, script);
    }

    private void Flush(StringBuilder pending, bool italic, TextScript script)
    {
        if (pending.Length > 0) _runs.Add(new TextRun(pending.ToString(), italic, script));
        pending.Clear();
    }

    private static bool HasPartner(string markup, int star) => markup.IndexOf('*', star + 1) > star + 1;

    // The index after the script that starts at i; i itself where none starts.
    private static int ScriptEnd(string markup, int i)
    {
        if (markup[i] is not ('_' or '^')) return i;
        var end = i + 1;
        if (end < markup.Length && markup[end] == '{')
        {
            var closing = markup.IndexOf('}', end);
            return closing > end + 1 ? closing + 1 : i;
        }

        if (end < markup.Length && markup[end] is '-' or '+' or Minus) end++;
        var first = end;
        while (end < markup.Length && char.IsLetterOrDigit(markup[end])) end++;
        return end > first ? end : i;
    }
}
