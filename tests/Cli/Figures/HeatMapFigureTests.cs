using System.Xml.Linq;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class HeatMapFigureTests
{
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    public static TheoryData<string> Cases => [.. Figures.Keys];

    private static Dictionary<string, HeatMapFigure> Figures { get; } = new(StringComparer.Ordinal)
    {
        ["plain"] = Figure(),
        ["signed"] = Figure() with { Signed = true, ClipPercent = 3 },
        ["tiny"] = Figure(scale: 3e-13) with { XAxis = new FigureAxis("*V*_g", "V", Spaced(0, 1e-6, 40)) },
        ["huge"] = Figure(scale: -3e17) with { YAxis = new FigureAxis("*V*_L", "V", Spaced(1e5, -2e5, 30)) },
        ["constant"] = Figure(scale: 0),
        ["no value"] = Figure(scale: double.NaN),
        ["offset"] = Figure() with { XAxis = new FigureAxis("*B*", "T", Spaced(100000.01, 100000.09, 40)) },
        ["long labels"] = Figure(scale: 1e-7) with
        {
            Title = "A title of many words that does not fit into one line above the field, nor does it need to <&>",
            Subtitle = "leads.left.polarisation = 0.9, leads.right.polarisation = 0.9, temperature = 0.05, and still some more parameters",
            XAxis = new FigureAxis("environment.of.the.grain.and.its.leads.left.potential.of.long.name", "meV", Spaced(-2e-5, 1e-5, 40)),
            YAxis = new FigureAxis("environment.of.the.grain.and.its.leads.right.potential.of.long.name", "meV", Spaced(-2, 1, 30)),
            Quantity = "environment.noise.cross.correlation.of.the.left.and.the.right.lead",
            Unit = "10^-3 *e*^2/*h*",
        },
        ["overlays"] = Figure() with
        {
            Overlays =
            [
                new FigureOverlay("A", [new FigureSegment(-5, -5, 5, 5)]),
                new FigureOverlay("B", [new FigureSegment(-5, 5, 5, -5)]),
                new FigureOverlay("C_{long label}", [new FigureSegment(1, -9, 1, 9)]),
                new FigureOverlay("outside", [new FigureSegment(8, 8, 9, 9)]),
            ],
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_text_lies_inside_the_figure(string name)
    {
        var document = Document(Figures[name]);
        var box = document.Root!.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse).ToArray();
        Assert.All(SvgText.All(document), text =>
        {
            Assert.InRange(text.Left, box[0], box[2]);
            Assert.InRange(text.Right, box[0], box[2]);
            Assert.InRange(text.Top, box[1], box[3]);
            Assert.InRange(text.Bottom, box[1], box[3]);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_two_texts_overlap(string name)
    {
        var texts = SvgText.All(Document(Figures[name]));
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++) Assert.False(texts[i].Overlaps(texts[j]), $"'{texts[i].Text}' and '{texts[j].Text}'");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_axes_and_the_colour_bar_have_labelled_ticks(string name) =>
        Assert.InRange(SvgText.All(Document(Figures[name])).Count(text => text.IsTick), 6, 40);

    [Fact]
    public void Rows_are_drawn_upwards_and_columns_to_the_right_whichever_way_the_axes_run()
    {
        var figure = new HeatMapFigure
        {
            Title = "t",
            XAxis = new FigureAxis("x", null, [1, 2, 3]),
            YAxis = new FigureAxis("y", null, [10, 20]),
            Field = new double[,] { { 0, 1, 2 }, { 3, 4, double.NaN } },
            Quantity = "q",
            Colours = ColourMap.Grey,
        };
        var turned = figure with
        {
            XAxis = new FigureAxis("x", null, [3, 2, 1]),
            YAxis = new FigureAxis("y", null, [20, 10]),
            Field = new double[,] { { double.NaN, 4, 3 }, { 2, 1, 0 } },
        };
        Rgb[,] expected =
        {
            { ColourMap.Grey.At(0.75), ColourMap.Grey.At(1), ColourMap.Grey.Failed },
            { ColourMap.Grey.At(0), ColourMap.Grey.At(0.25), ColourMap.Grey.At(0.5) },
        };
        Assert.Equal(expected, Field(figure));
        Assert.Equal(expected, Field(turned));
    }

    [Fact]
    public void The_field_extends_half_a_pixel_beyond_the_axis_values()
    {
        var figure = Figure() with
        {
            XAxis = new FigureAxis("x", null, [0, 1]),
            YAxis = new FigureAxis("y", null, [5, 6]),
            Field = new double[,] { { 0, 1 }, { 2, 3 } },
        };
        var document = Document(figure);
        var image = document.Descendants(SvgText.Namespace + "image").First();
        var (left, width) = ((double)image.Attribute("x")!, (double)image.Attribute("width")!);
        Assert.Equal(left + width / 4, (double)Text(document, "0.0").Attribute("x")!, 0.01);
    }

    [Theory]
    [InlineData("plain", false)]
    [InlineData("no value", true)]
    public void The_legend_names_failed_pixels_where_there_are_some(string name, bool expected) =>
        Assert.Equal(expected, SvgText.All(Document(Figures[name])).Select(text => text.Text).Contains("no value", StringComparer.Ordinal));

    [Fact]
    public void Small_values_carry_a_common_factor_with_a_raised_exponent()
    {
        var raised = Assert.Single(Text(Document(Figures["tiny"]), "×10\u221213").Elements(SvgText.Namespace + "tspan"));
        Assert.Equal("\u221213", raised.Value);
        Assert.True((double)raised.Attribute("dy")! < 0);
    }

    [Fact]
    public void Text_is_escaped_and_characters_foreign_to_XML_are_replaced()
    {
        var document = Document(Figure() with { Title = "a < b & \"c\"\u0001" });
        Assert.Equal("a < b & \"c\"\uFFFD", document.Root!.Element(SvgText.Namespace + "title")!.Value);
    }

    [Fact]
    public void Overlays_are_clipped_to_the_plot_area_and_labelled_where_visible()
    {
        var texts = SvgText.All(Document(Figures["overlays"])).Select(text => text.Text).ToArray();
        Assert.Contains("A", texts, StringComparer.Ordinal);
        Assert.Contains("Clong label", texts, StringComparer.Ordinal);
        Assert.DoesNotContain("outside", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void The_same_figure_gives_the_same_document() => Assert.Equal(Written(Figures["overlays"]), Written(Figures["overlays"]));

    [Fact]
    public void A_field_that_does_not_match_its_axes_is_refused() =>
        Assert.Throws<ArgumentException>(() => Written(Figure() with { Field = new double[3, 3] }));

    [Fact]
    public void An_unevenly_spaced_axis_is_refused() => Assert.Throws<InvalidOperationException>(
        () => Written(Figure() with { XAxis = new FigureAxis("x", null, [0, 1, 3]), Field = new double[30, 3] }));

    private static Rgb[,] Field(HeatMapFigure figure)
    {
        var image = Document(figure).Descendants(SvgText.Namespace + "image").First();
        var data = image.Attribute(Link + "href")!.Value.Split(',')[1];
        var png = new DecodedPng(Convert.FromBase64String(data));
        var (ny, nx) = (figure.Field.GetLength(0), figure.Field.GetLength(1));
        var field = new Rgb[ny, nx];
        for (var row = 0; row < ny; row++)
            for (var column = 0; column < nx; column++)
                field[row, column] = png.Pixels[(2 * row + 1) * png.Height / (2 * ny), (2 * column + 1) * png.Width / (2 * nx)];
        return field;
    }

    private static XElement Text(XDocument document, string text) => document.Descendants(SvgText.Namespace + "text")
        .First(element => string.Equals(element.Value, text, StringComparison.Ordinal));

    private static XDocument Document(HeatMapFigure figure) => XDocument.Parse(Written(figure), LoadOptions.PreserveWhitespace);

    private static string Written(HeatMapFigure figure)
    {
        using var writer = new StringWriter();
        Svg.Write(figure, writer);
        return writer.ToString();
    }

    private static double[] Spaced(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first + (last - first) * i / (count - 1))];

    private static HeatMapFigure Figure(double scale = 1)
    {
        var field = new double[30, 40];
        for (var j = 0; j < 30; j++)
            for (var i = 0; i < 40; i++) field[j, i] = scale * Math.Sin(0.2 * i + 0.1 * j);
        return new HeatMapFigure
        {
            Title = "Differential conductance",
            Subtitle = "*T* = 50 mK",
            XAxis = new FigureAxis("*V*_g", "mV", Spaced(-3, 3, 40)),
            YAxis = new FigureAxis("*V*_L", "mV", Spaced(-2, 1, 30)),
            Field = field,
            Quantity = "d*I*_L/d*V*_L",
            Unit = "*e*^2/*h*",
        };
    }
}
