using System.Xml.Linq;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class LineFigureTests
{
    private static readonly double[] Axis = [.. Enumerable.Range(0, 31).Select(i => -2 + 0.1 * i)];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1e-13)]
    [InlineData(9, 3e6)]
    [InlineData(40, 1)]
    public void Every_text_lies_inside_the_figure_and_none_overlap(int curves, double scale)
    {
        var document = Document(Figure(curves, scale));
        var box = document.Root!.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse).ToArray();
        var texts = SvgText.All(document);
        Assert.All(texts, text => Assert.True(
            text.Left >= box[0] && text.Right <= box[2] && text.Top >= box[1] && text.Bottom <= box[3], text.Text));
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++) Assert.False(texts[i].Overlaps(texts[j]), $"'{texts[i].Text}' and '{texts[j].Text}'");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 3)]
    public void A_legend_names_the_curves_where_there_are_several(int curves, int expected)
    {
        var texts = SvgText.All(Document(Figure(curves, 1)));
        Assert.Equal(expected, texts.Count(text => text.Text.StartsWith("curve", StringComparison.Ordinal)));
    }

    [Fact]
    public void Missing_values_break_a_curve_and_leave_lone_values_as_dots()
    {
        double[] values = [0, 1, double.NaN, 3, double.NaN, 5, 6];
        var figure = new LineFigure
        {
            Title = "t",
            XAxis = new FigureAxis("x", null, [0, 1, 2, 3, 4, 5, 6]),
            Quantity = "q",
            Series = [new LineSeries("a", values)],
        };
        var document = Document(figure);
        var curve = document.Descendants(SvgText.Namespace + "path")
            .Single(path => path.Attribute("stroke") is { } colour && string.Equals(colour.Value, Legend.Colour(figure.Series[0], 0), StringComparison.Ordinal))
            .Attribute("d")!.Value;
        Assert.Equal(2, curve.Count(character => character == 'M'));
        Assert.Equal(2, curve.Count(character => character == 'L'));
        Assert.Single(document.Descendants(SvgText.Namespace + "circle"));
    }

    [Theory]
    [InlineData(-1, 1, true)]
    [InlineData(1, 2, false)]
    public void A_line_marks_zero_where_both_signs_occur(double low, double high, bool expected)
    {
        var figure = Figure(1, 1) with { Series = [new LineSeries("a", [.. Axis.Select(x => low + (high - low) * (x + 2) / 3)])] };
        Assert.Equal(expected, Written(figure).Contains("#7f7f7f", StringComparison.Ordinal));
    }

    [Fact]
    public void A_constant_curve_runs_through_the_middle()
    {
        var figure = Figure(1, 1) with { Series = [new LineSeries("a", [.. Axis.Select(_ => 5.0)])] };
        var ticks = SvgText.All(Document(figure)).Where(text => text.IsTick).Select(text => text.Text);
        Assert.Contains("5", ticks, StringComparer.Ordinal);
    }

    [Fact]
    public void A_curve_that_does_not_match_the_axis_is_refused() =>
        Assert.Throws<ArgumentException>(() => Written(Figure(1, 1) with { Series = [new LineSeries("a", [1, 2])] }));

    [Fact]
    public void The_same_figure_gives_the_same_document() => Assert.Equal(Written(Figure(3, 1)), Written(Figure(3, 1)));

    private static LineFigure Figure(int curves, double scale) => new()
    {
        Title = "Current",
        Subtitle = "at several gate voltages",
        XAxis = new FigureAxis("leads.left.potential", "meV", Axis),
        Quantity = "*I*_L",
        Unit = "A",
        Series = [.. Enumerable.Range(0, curves).Select(k => new LineSeries($"curve *k* = {k}", Values(scale, k + 1)))],
    };

    private static double[] Values(double scale, double slope) => [.. Axis.Select(x => scale * Math.Tanh(slope * x))];

    private static XDocument Document(LineFigure figure) => XDocument.Parse(Written(figure), LoadOptions.PreserveWhitespace);

    private static string Written(LineFigure figure)
    {
        using var writer = new StringWriter();
        Svg.Write(figure, writer);
        return writer.ToString();
    }
}
