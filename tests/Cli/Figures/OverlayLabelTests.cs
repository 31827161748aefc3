using System.Xml.Linq;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class OverlayLabelTests
{
    // Half the width of a line's light edge and of a label's: what is nearer than both touches.
    private const double Touching = 2.6;

    // Lines of slope one by their potential at gate 0 and the gate where they begin: those of [PW Fig. 3] with d' next to c, and a bundle.
    private static readonly Dictionary<string, (string Label, double At, double From)[]> Planes = new(StringComparer.Ordinal)
    {
        ["as in the paper"] = [("*a*", 1, -1), ("*b*", 1.44, 1.64), ("*c*", 2.04, -1), ("*d*", 2.44, 1.64), ("*d′*", 1.84, 2.04), ("*e*", 3.04, -1)],
        ["one level more"] = [("*a*", 1.045, -1), ("*b*", 1.445, 1.745), ("*c*", 2.045, -1), ("*d*", 2.445, 1.745), ("*d′*", 1.845, 2.145), ("*e*", 3.045, -1)],
        ["smaller"] = [("*a*", 0.85, -1), ("*b*", 1.18, 1.45), ("*c*", 1.68, -1), ("*d*", 2.01, 1.45), ("*d′*", 1.51, 1.78), ("*e*", 2.51, -1)],
        ["a bundle"] = [.. Enumerable.Range(0, 12).Select(k => ($"*{(char)('f' + k)}′′*", 0.1 * k, -1.0))],
    };

    [Theory]
    [InlineData("as in the paper", false)]
    [InlineData("as in the paper", true)]
    [InlineData("one level more", false)]
    [InlineData("one level more", true)]
    [InlineData("smaller", false)]
    [InlineData("a bundle", false)]
    public void A_letter_touches_no_line_and_no_other_letter(string plane, bool mirrored)
    {
        XDocument document = Drawn(Planes[plane], mirrored);
        List<(double X, double Y)> points = PointsOfLines(document);
        SvgText[] letters = [.. SvgText.All(document).Where(text => Planes[plane].Any(line => RichText.Parse(line.Label).Plain == text.Text))];
        Assert.Equal(Planes[plane].Length, letters.Length);
        foreach (SvgText letter in letters)
        {
            // the bundle's lines are nearer to each other than a letter is wide; only its outermost lines have room beside them
            if (plane != "a bundle")
                Assert.True(points.Min(point => Distance(Ink(letter), point)) > Touching, letter.Text);
            Assert.DoesNotContain(letters, other => other != letter && Ink(other).Overlaps(Ink(letter)));
        }
    }

    [Theory]
    [InlineData(0, 0, 4, 0, 1)]      // along the upper side, one above
    [InlineData(-9, 0, 9, 0, 1)]
    [InlineData(-9, 3, 9, 3, 0)]     // through it
    [InlineData(7, 9, 10, 13, 5)]    // from the corner (4, 5) the end is at (3, 4)
    [InlineData(0, 11, 10, 1, 1.4142135623730951)]    // the corner (4, 5) from the line x + y = 11
    public void The_distance_of_a_box_from_a_line_is_that_of_their_nearest_points(double x1, double y1, double x2, double y2, double expected) =>
        Assert.Equal(expected, new LabelBox(1, 3, 3, 2).DistanceTo(new FigureSegment(x1, y1, x2, y2)), 1e-12);

    // What a letter inks: primes reach no lower than it, and only some letters go below the base line.
    private static SvgText Ink(SvgText letter) =>
        letter with { Bottom = letter.Bottom - (letter.Text[0] is 'g' or 'j' or 'p' or 'q' ? 0 : TextMetrics.Descent * FigureStyle.TickSize) };

    private static double Distance(SvgText box, (double X, double Y) point)
    {
        double x = Math.Max(0, Math.Max(box.Left - point.X, point.X - box.Right)), y = Math.Max(0, Math.Max(box.Top - point.Y, point.Y - box.Bottom));
        return Math.Sqrt(x * x + y * y);
    }

    // A thousand points of every dashed line.
    private static List<(double X, double Y)> PointsOfLines(XDocument document)
    {
        XElement path = document.Descendants(SvgText.Namespace + "path").Single(element => element.Attribute("stroke-dasharray") is not null);
        var points = new List<(double X, double Y)>();
        foreach (string line in path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            double[] ends = [.. line.Split(' ', 'L').Select(double.Parse)];
            points.AddRange(Enumerable.Range(0, 1001).Select(k => (ends[0] + k / 1000.0 * (ends[2] - ends[0]), ends[1] + k / 1000.0 * (ends[3] - ends[1]))));
        }
        return points;
    }

    private static XDocument Drawn((string Label, double At, double From)[] lines, bool mirrored)
    {
        double sign = mirrored ? -1 : 1;
        var figure = new HeatMapFigure
        {
            Title = "t",
            XAxis = new FigureAxis("x", null, Spaced(mirrored ? -4 : -1)),
            YAxis = new FigureAxis("y", null, Spaced(0)),
            Field = new double[101, 101],
            Quantity = "q",
            Overlays = [.. lines.Select(line => new FigureOverlay(line.Label, [new FigureSegment(sign * line.From, line.At + line.From, sign * 9, line.At + 9)]))],
        };
        using var writer = new StringWriter();
        Svg.Write(figure, writer);
        return XDocument.Parse(writer.ToString(), LoadOptions.PreserveWhitespace);
    }

    private static double[] Spaced(double first) => [.. Enumerable.Range(0, 101).Select(k => first + 0.05 * k)];
}
