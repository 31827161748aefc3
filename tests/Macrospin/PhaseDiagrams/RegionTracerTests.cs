using Xunit;

namespace SpinTorque.Tests.Macrospin.PhaseDiagrams;

public sealed class RegionTracerTests
{
    private static readonly DiagramWindow Window = new() { XLow = -2, XHigh = 2.5, YLow = -2, YHigh = 1.9, Columns = 31, Rows = 27 };

    [Fact]
    public void A_circle_is_one_closed_curve_on_the_circle()
    {
        RegionDiagram diagram = RegionTracer.Trace((x, y) => x * x + y * y < 1 ? "in" : "out", Window);

        RegionBoundary circle = Assert.Single(diagram.Boundaries);
        Assert.Equal(circle.Points[0], circle.Points[^1]);
        Assert.All(circle.Points, point => Assert.Equal(1, Math.Sqrt(point.X * point.X + point.Y * point.Y), 1e-12));
        Assert.Empty(diagram.Corners);
        // area of a closed polygon of chords
        double area = circle.Points.Zip(circle.Points.Skip(1)).Sum(pair => pair.First.X * pair.Second.Y - pair.First.Y * pair.Second.X) / 2;
        Assert.InRange(Math.Abs(area), 3.08, Math.PI);
    }

    [Fact]
    public void Three_sectors_meet_in_one_corner()
    {
        const double x0 = 0.123456789, y0 = -0.3217654321;
        RegionDiagram diagram = RegionTracer.Trace((x, y) => ((int)Math.Floor((Math.Atan2(y - y0, x - x0) + 7.3) / (2 * Math.PI / 3)) % 3).ToString(), Window);

        RegionCorner corner = Assert.Single(diagram.Corners);
        Assert.Equal(x0, corner.X, 1e-10);
        Assert.Equal(y0, corner.Y, 1e-10);
        Assert.Equal(["0", "1", "2"], corner.Regions);
        Assert.Equal(3, diagram.Boundaries.Count);
    }

    [Fact]
    public void Pixels_are_right_also_where_a_boundary_cuts_a_cell()
    {
        RegionDiagram diagram = RegionTracer.Trace(Name, Window);

        (int ny, int nx) = (diagram.Pixels.GetLength(0), diagram.Pixels.GetLength(1));
        for (int i = 0; i < ny; i++)
        {
            for (int j = 0; j < nx; j++)
                Assert.Equal(Name(Window.X((j + 0.5) / nx), Window.Y((i + 0.5) / ny)), diagram.Names[diagram.Pixels[i, j]]);
        }

        static string Name(double x, double y) => x * x + 2 * y * y + x * y < 1.3 ? "in" : "out";
    }

    [Fact]
    public void A_window_must_not_be_empty() =>
        Assert.Throws<ArgumentException>(() => RegionTracer.Trace((_, _) => "", Window with { XHigh = -2 }));
}
