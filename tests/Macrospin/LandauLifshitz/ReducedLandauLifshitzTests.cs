using Xunit;

namespace SpinTorque.Tests.Macrospin.LandauLifshitz;

public sealed class ReducedLandauLifshitzTests
{
    private static readonly DiagramWindow Window = new() { XLow = -7, XHigh = 1, YLow = -2, YHigh = 8, Columns = 80, Rows = 60 };

    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.4)]
    [InlineData(0.0)]
    public void Regions_are_those_of_the_formulas_at_ten_thousand_random_points(double asymmetry)
    {
        var magnet = new ReducedLandauLifshitz { TorqueAsymmetry = asymmetry };
        var random = new Random(7);
        for (int k = 0; k < 10_000; k++)
        {
            double field = -8 + 16 * random.NextDouble(), torque = -8 + 16 * random.NextDouble();

            Assert.Equal(Formula(asymmetry, field, torque), magnet.FixedPoints(field, torque).Label);
        }
    }

    [Fact]
    public void Traced_corners_are_those_of_the_closed_forms()
    {
        var magnet = new ReducedLandauLifshitz { TorqueAsymmetry = 0.3 };
        RegionDiagram diagram = magnet.Diagram(Window);

        // at C two lines cross; at A and B a fold touches a line, where the distance of two boundaries grows as a square
        Assert.InRange(Distance(diagram, magnet.CornerC!.Value), 0, 1e-10);
        Assert.InRange(Distance(diagram, magnet.CornerA!.Value), 0, 1e-4);
        Assert.InRange(Distance(diagram, magnet.CornerB!.Value), 0, 1e-4);
    }

    [Fact]
    public void Boundaries_lie_on_the_bifurcation_set()
    {
        const double q = 0.3;
        RegionDiagram diagram = new ReducedLandauLifshitz { TorqueAsymmetry = q }.Diagram(Window);

        // each condition divided by its slope, so that it is a distance; ends on corners A and B are less sharp
        Assert.All(
            diagram.Boundaries.SelectMany(boundary => boundary.Points.Skip(1).SkipLast(1)),
            point => Assert.InRange(
                new[]
                {
                    Math.Abs(point.X + 1 + point.Y / (1 + q)),
                    Math.Abs(point.X - 1 + point.Y / (1 - q)),
                    Math.Abs((q * point.X - 1) * (q * point.X - 1) - 4 * q * point.Y) / (4 * q),
                }.Min(),
                0,
                1e-10));
    }

    private static double Distance(RegionDiagram diagram, (double X, double Y) point) =>
        diagram.Corners.Min(corner => Math.Max(Math.Abs(corner.X - point.X), Math.Abs(corner.Y - point.Y)));

    // Stability of the poles by the signs of H +- 1 + I/(1 +- q); inside, the zero of q u^2 + (1 + q H) u + H + I where it falls.
    private static string Formula(double q, double field, double torque)
    {
        var names = new List<string>();
        if (field - 1 + torque / (1 - q) < 0)
            names.Add("-1");
        double discriminant = (q * field - 1) * (q * field - 1) - 4 * q * torque;
        if (q != 0 && discriminant > 0 && Math.Abs((-1 - q * field - Math.Sqrt(discriminant)) / (2 * q)) < 1)
            names.Add("SP");
        if (field + 1 + torque / (1 + q) > 0)
            names.Add("+1");
        return $"({string.Join(',', names)})";
    }
}
