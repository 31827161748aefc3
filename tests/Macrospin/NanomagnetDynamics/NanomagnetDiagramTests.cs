using Xunit;

namespace SpinTorque.Tests.Macrospin.NanomagnetDynamics;

public sealed class NanomagnetDiagramTests
{
    private static readonly DiagramWindow Window = new() { XLow = -6.013, XHigh = 2.017, YLow = -7.97, YHigh = 8.03, Columns = 100, Rows = 90 };
    private static readonly ReducedNanomagnet UpperRight = new() { LeftUp = 12, LeftDown = 4, RightUp = 8, RightDown = 8 };

    public static TheoryData<double, double, double, double, string> Panels => new()
    {
        { 4.5, 1.5, 1.5, 4.5, "(+1) (-1) (-1,+1)" },
        { 8, 2, 5, 5, "(+1) (-1) (-1,+1) (-1,SP,+1) (SP,+1)" },
        { 12, 4, 8, 8, "(+1) (-1) (-1,+1) (-1,SP) (-1,SP,+1) (SP) (SP,+1)" },
    };

    // Regions of each panel: [PW Fig. 6] and its text
    [Theory]
    [MemberData(nameof(Panels))]
    public void Each_panel_has_its_regions(double leftUp, double leftDown, double rightUp, double rightDown, string regions)
    {
        var magnet = new ReducedNanomagnet { LeftUp = leftUp, LeftDown = leftDown, RightUp = rightUp, RightDown = rightDown };

        RegionDiagram diagram = NanomagnetDiagrams.Limit(magnet, Window);

        Assert.Equal(regions, string.Join(' ', diagram.Names));
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void Boundaries_at_zero_temperature_are_the_closed_forms(double leftUp, double leftDown, double rightUp, double rightDown, string regions)
    {
        var magnet = new ReducedNanomagnet { LeftUp = leftUp, LeftDown = leftDown, RightUp = rightUp, RightDown = rightDown };

        RegionDiagram diagram = NanomagnetDiagrams.Limit(magnet, Window);

        Assert.NotEmpty(regions);
        Assert.All(
            diagram.Boundaries.SelectMany(boundary => boundary.Points.Skip(1).SkipLast(1)),
            point => Assert.InRange(Distance(magnet, point.X, point.Y), 0, 1e-10));
    }

    // One bias with both channels open: regions along H for Theta below, between and above its three thresholds.
    [Theory]
    [InlineData(0.5, "(-1) (-1,+1) (+1)")]
    [InlineData(1.5, "(-1) (-1,+1) (SP,+1) (+1)")]
    [InlineData(2.5, "(-1) (SP) (SP,+1) (+1)")]
    [InlineData(4.0, "(-1) (SP) (+1)")]
    public void The_four_cases_of_theta_come_out(double share, string regions)
    {
        // q = 0.5: thresholds 0.5, 1.5 and 4.5, so that share k lies in case k
        ReducedNanomagnet magnet = WithTheta(share switch { 0.5 => 0.3, 1.5 => 1, 2.5 => 3, _ => 6 });
        Assert.Equal([0.5, 1.5, 4.5], magnet.Thresholds.Select(value => Math.Round(value, 12)));
        var found = new List<string>();
        for (int k = 0; k <= 4000; k++)
        {
            string label = magnet.At(-14 + 15 * k / 4000.0, 50).FixedPoints().Label;
            if (found.Count == 0 || found[^1] != label)
                found.Add(label);
        }

        Assert.Equal(regions, string.Join(' ', found));
    }

    // Below the range in which a double has its digits, rounding is no state.
    [Fact]
    public void Modes_without_digits_do_not_count() =>
        Assert.Equal("(-1,+1)", ChainModes.Label([0.5, 1e-300, 3e-308, 1e-310, 2e-310, 1e-310, 3e-310, 1e-5, 0.5]));

    [Fact]
    public void Diagrams_at_low_temperature_are_those_of_zero_temperature()
    {
        var random = new Random(3);
        int compared = 0;
        for (int k = 0; k < 4000; k++)
        {
            double field = -6 + 8 * random.NextDouble(), bias = -8 + 16 * random.NextDouble();
            string label = UpperRight.At(field, bias).FixedPoints().Label;
            // boundaries move by about T ln(T): keep away from them
            bool isInside = new[] { -0.02, 0.02 }.All(d => label == UpperRight.At(field + d, bias).FixedPoints().Label && label == UpperRight.At(field, bias + d).FixedPoints().Label);
            if (!isInside)
                continue;
            compared++;
            Assert.Equal(label, (UpperRight with { Temperature = 1e-4 }).At(field, bias).FixedPoints().Label);
        }

        Assert.InRange(compared, 3000, 4000);
    }

    [Fact]
    public void Boundaries_at_finite_temperature_lie_on_the_bifurcation_set()
    {
        ReducedNanomagnet magnet = UpperRight with { Temperature = 0.2 };

        RegionDiagram diagram = NanomagnetDiagrams.Limit(magnet, Window with { Columns = 40, Rows = 40 });

        // a pole changes sign there, or P and dP/du vanish together: at the extremum of P next to the bracket
        Assert.All(
            diagram.Boundaries.SelectMany(boundary => boundary.Points.Skip(1).SkipLast(1)),
            point => Assert.InRange(Residual(magnet.At(point.X, point.Y).Balance), 0, 1e-9));
    }

    [Fact]
    public void Modes_of_a_large_cold_chain_are_the_stable_states()
    {
        ReducedNanomagnet cold = UpperRight with { Temperature = 0.1 };
        foreach ((double field, double bias) in new[] { (-5.5, 3.0), (0.0, 6.0), (0.0, -3.0) })
        {
            MasterEquation equation = MasterEquation.Assemble(cold.ChainAt(field, bias, HalfInteger.FromInteger(100)));

            string modes = ChainModes.Label(ChainModes.Density(equation, equation.Solve().State.Probabilities));

            Assert.Equal(cold.At(field, bias).FixedPoints().Label, modes);
        }
    }

    private static ReducedNanomagnet WithTheta(double theta)
    {
        // q = 1/2 whatever the scale of the left rates: the right lead has what is missing to a total of 40
        const double up = 30, down = 10;
        double left = theta / 0.5;
        return new ReducedNanomagnet { LeftUp = left, LeftDown = 0, RightUp = up - left, RightDown = down };
    }

    // Distance to the nearest of: stability of a pole, fold, a channel opening at a pole, a zero meeting a step.
    private static double Distance(ReducedNanomagnet magnet, double h, double v)
    {
        double q = magnet.TorqueAsymmetry, up = (1 - q) * magnet.LeftUp, down = (1 + q) * magnet.LeftDown;
        var distances = new List<double>();
        foreach (double c in new[] { 0, up, -down, up - down })
        {
            distances.Add(Math.Abs(h + 1 + c / (1 + q)));
            distances.Add(Math.Abs(h - 1 + c / (1 - q)));
            if (q != 0 && q * c >= 0)
            {
                distances.Add(Math.Abs(h - (1 + 2 * Math.Sqrt(q * c)) / q));
                distances.Add(Math.Abs(h - (1 - 2 * Math.Sqrt(q * c)) / q));
            }
            foreach (double w in new[] { v, -v })
                distances.Add(Math.Abs(w * (1 + q * (w - h)) + c) / Math.Max(1, Math.Abs(q * w)));
        }
        foreach (int s in new[] { 1, -1 })
        {
            distances.Add(Math.Abs(v - s * (h + 1)));
            distances.Add(Math.Abs(v - s * (h - 1)));
        }
        return distances.Min();
    }

    private static double Residual(TorqueBalance balance)
    {
        double least = Math.Min(Math.Abs(balance.Value(1)), Math.Abs(balance.Value(-1)));
        const int cells = 400;
        for (int k = 0; k < cells; k++)
        {
            double low = -1 + 2.0 * k / cells, high = -1 + 2.0 * (k + 1) / cells;
            if (balance.Derivative(low) * balance.Derivative(high) > 0)
                continue;
            for (int step = 0; step < 60; step++)
            {
                double middle = (low + high) / 2;
                (low, high) = balance.Derivative(low) * balance.Derivative(middle) > 0 ? (middle, high) : (low, middle);
            }
            least = Math.Min(least, Math.Abs(balance.Value(low)));
        }
        return least;
    }
}
