using System.Buffers;
using System.Text;

namespace SpinTorque.Cli.Figures;

/// <summary>
/// Approximate widths of text in the fonts a reader may have: for each character the larger of
/// Helvetica's (equal to Arial's) and DejaVu Sans's advance, so that what fits here fits in any of them.
/// </summary>
internal static class TextMetrics
{
    /// <summary>The font families of all figures, the first present being used.</summary>
    public const string Family = "Helvetica, Arial, DejaVu Sans, sans-serif";

    /// <summary>Size of lowered and raised text relative to the line's.</summary>
    public const double ScriptScale = 0.7;

    /// <summary>How far lowered text goes below the base line, relative to the line's size.</summary>
    public const double SubDrop = 0.2;

    /// <summary>How far raised text goes above the base line, relative to the line's size.</summary>
    public const double SuperRise = 0.36;

    /// <summary>Height of capitals and digits above the base line, relative to the size.</summary>
    public const double CapHeight = 0.73;

    /// <summary>Depth of descending letters below the base line, relative to the size.</summary>
    public const double Descent = 0.24;

    private const char FirstCharacter = ' ';
    private const int DefaultAdvance = 700;
    private const int WideAdvance = 1000;
    private const int FirstWideCodePoint = 0x2E80; // East Asian scripts

    private static readonly SearchValues<char> Descending = SearchValues.Create("gjpqyQ,;()[]{}|");

    // Thousandths of the size, for the characters U+0020 to U+007E.
    private static readonly int[] Advances =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
        1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787,
        667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    private static readonly Dictionary<int, int> OtherAdvances = new()
    {
        ['\u2212'] = 838,
        ['×'] = 838,
        ['±'] = 838,
        ['·'] = 333,
        ['°'] = 500,
        ['–'] = 556,
        ['—'] = 1000,
        ['Δ'] = 684,
        ['Ω'] = 764,
        ['μ'] = 636,
        ['µ'] = 636,
        ['ħ'] = 695,
        ['↑'] = 838,
        ['↓'] = 838,
        ['′'] = 247,
    };

    /// <summary>The width of the text at the given size.</summary>
    public static double Width(RichText text, double size) => text.Runs.Sum(run => Width(run, size));

    /// <summary>The width of plain text at the given size.</summary>
    public static double Width(string text, double size) =>
        text.EnumerateRunes().Sum(rune => Advance(rune)) * size / 1000;

    /// <summary>How far the ink goes above the base line at the given size: capitals and primes, and raised text.</summary>
    public static double Rise(RichText text, double size) =>
        size * text.Runs.Select(run => run.Script == TextScript.Super ? SuperRise + ScriptScale * CapHeight : CapHeight).DefaultIfEmpty().Max();

    /// <summary>How far the ink goes below the base line at the given size: letters such as g, and lowered text.</summary>
    public static double Depth(RichText text, double size) => size * text.Runs.Select(Depth).DefaultIfEmpty().Max();

    private static double Depth(TextRun run)
    {
        var own = run.Text.AsSpan().ContainsAny(Descending) ? Descent : 0;
        return run.Script switch
        {
            TextScript.Sub => SubDrop + ScriptScale * own,
            TextScript.Super => 0,
            _ => own,
        };
    }

    private static double Width(TextRun run, double size) =>
        Width(run.Text, run.Script == TextScript.Base ? size : ScriptScale * size);

    private static int Advance(Rune rune)
    {
        var index = rune.Value - FirstCharacter;
        if (index >= 0 && index < Advances.Length) return Advances[index];
        if (OtherAdvances.TryGetValue(rune.Value, out var advance)) return advance;
        return rune.Value >= FirstWideCodePoint ? WideAdvance : DefaultAdvance;
    }
}
