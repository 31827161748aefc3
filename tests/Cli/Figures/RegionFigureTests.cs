using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class RegionFigureTests
{
    private static readonly DiagramWindow Window = new() { XLow = -1, XHigh = 1, YLow = 0, YHigh = 2, Columns = 20, Rows = 15 };

    // A disc in a plane: two regions, one boundary around, both names in the legend and at their places.
    private static readonly RegionFigure Disc = new()
    {
        Title = "a disc",
        Subtitle = "8*S*_{0}ακ",
        XLabel = "x",
        YLabel = "y",
        Diagram = RegionTracer.Trace((x, y) => x * x + (y - 1) * (y - 1) < 0.49 ? "(-1)" : "(+1)", Window),
        Lines = [new FigureOverlay("a line", [new FigureSegment(-3, -3, 3, 5)])],
        Points = [("P", 0, 1.7)],
    };

    [Fact]
    public void Every_text_lies_inside_the_figure()
    {
        string svg = Written(Disc);
        var document = System.Xml.Linq.XDocument.Parse(svg);
        double[] box = [.. document.Root!.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse)];
        Assert.All(SvgText.All(document), text => Assert.True(text.Left >= box[0] && text.Right <= box[2] && text.Top >= box[1] && text.Bottom <= box[3], text.Text));
    }

    [Fact]
    public void Regions_lines_and_points_have_their_names()
    {
        string[] texts = [.. SvgText.All(System.Xml.Linq.XDocument.Parse(Written(Disc))).Select(text => text.Text)];
        Assert.Equal(2, texts.Count(text => text == "(−1)"));
        Assert.Equal(2, texts.Count(text => text == "(+1)"));
        Assert.Single(texts, text => text == "a line");
        Assert.Single(texts, text => text == "P");
    }

    [Fact]
    public void A_region_without_room_is_named_in_the_legend_only()
    {
        RegionFigure thin = Disc with { Diagram = RegionTracer.Trace((x, _) => Math.Abs(x) < 0.03 ? "(SP)" : "(+1)", Window with { Columns = 200 }), Points = [], Lines = [] };
        Assert.Single(SvgText.All(System.Xml.Linq.XDocument.Parse(Written(thin))), text => text.Text == "(SP)");
    }

    private static string Written(RegionFigure figure)
    {
        using var writer = new StringWriter();
        Svg.Write(figure, writer);
        return writer.ToString();
    }
}
