using System.Xml.Linq;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

/// <summary>A text of an SVG document and the rectangle it covers.</summary>
internal sealed record SvgText(string Text, bool IsTick, double Left, double Top, double Right, double Bottom)
{
    public static XNamespace Namespace { get; } = "http://www.w3.org/2000/svg";

    public static IReadOnlyList<SvgText> All(XDocument document) =>
        [.. document.Descendants(Namespace + "text").Select(From)];

    public bool Overlaps(SvgText other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    private static SvgText From(XElement element)
    {
        var (x, y, size) = ((double)element.Attribute("x")!, (double)element.Attribute("y")!, (double)element.Attribute("font-size")!);
        var width = element.Nodes().Sum(node => node is XElement run
            ? TextMetrics.Width(run.Value, (double?)run.Attribute("font-size") ?? size)
            : TextMetrics.Width(((XText)node).Value, size));
        var start = (string?)element.Attribute("text-anchor") switch { "middle" => -width / 2, "end" => -width, _ => 0 };
        var (ascent, descent) = (TextMetrics.CapHeight * size, TextMetrics.Descent * size);
        var tick = element.Attribute("class") is { Value: "tick" };
        if (element.Attribute("transform") is not { } transform)
            return new SvgText(element.Value, tick, x + start, y - ascent, x + start + width, y + descent);
        Assert.StartsWith("rotate(-90 ", transform.Value, StringComparison.Ordinal);
        return new SvgText(element.Value, tick, x - ascent, y - start - width, x + descent, y - start);
    }
}
