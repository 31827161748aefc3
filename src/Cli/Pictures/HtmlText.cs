using System.Net;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>The markup of figures as HTML.</summary>
internal static class HtmlText
{
    /// <summary>The text with its italics and scripts as elements <c>i</c>, <c>sub</c> and <c>sup</c>, all else escaped.</summary>
    public static string Of(string markup) => string.Concat(RichText.Parse(markup).Runs.Select(Of));

    private static string Of(TextRun run)
    {
        string text = WebUtility.HtmlEncode(run.Text);
        text = run.Italic ? $"<i>{text}</i>" : text;
        return run.Script switch
        {
            TextScript.Sub => $"<sub>{text}</sub>",
            TextScript.Super => $"<sup>{text}</sup>",
            _ => text,
        };
    }
}
