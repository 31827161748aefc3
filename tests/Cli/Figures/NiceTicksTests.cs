using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class NiceTicksTests
{
    [Theory]
    [InlineData(-2, 1, 7, "\u22122.0 \u22121.5 \u22121.0 \u22120.5 0.0 0.5 1.0", 0)]
    [InlineData(-2.005, 1.005, 4, "\u22122 \u22121 0 1", 0)]
    [InlineData(0, 1e-6, 6, "0.0 0.2 0.4 0.6 0.8 1.0", -6)]
    [InlineData(0, 1e-13, 3, "0.0 0.5 1.0", -13)]
    [InlineData(0, 100, 6, "0 20 40 60 80 100", 0)]
    [InlineData(3, 42000, 5, "10000 20000 30000 40000", 0)]
    [InlineData(0, 2e5, 5, "0.0 0.5 1.0 1.5 2.0", 5)]
    [InlineData(-0.03, 0.03, 7, "\u22120.03 \u22120.02 \u22120.01 0.00 0.01 0.02 0.03", 0)]
    [InlineData(1.0001, 1.0004, 4, "1.0001 1.0002 1.0003 1.0004", 0)]
    public void Labels_are_multiples_of_one_two_or_five_with_the_digits_they_need(
        double low, double high, int count, string labels, int exponent)
    {
        var ticks = NiceTicks.Choose(new ValueRange(low, high), count);
        Assert.Equal(labels.Split(' '), ticks.Major.Select(tick => tick.Label), StringComparer.Ordinal);
        Assert.Equal(exponent, ticks.Exponent);
    }

    [Theory]
    [InlineData(0, 4, 5, 5)]
    [InlineData(0, 8, 5, 4)]
    [InlineData(0, 20, 5, 5)]
    public void Minor_marks_divide_the_step_into_round_parts(double low, double high, int count, int parts)
    {
        var ticks = NiceTicks.Choose(new ValueRange(low, high), count);
        var between = ticks.Minor.Count(value => value > ticks.Major[0].Value && value < ticks.Major[1].Value);
        Assert.Equal(parts - 1, between);
        Assert.Empty(ticks.Minor.Intersect(ticks.Major.Select(tick => tick.Value)));
    }

    [Fact]
    public void Marks_are_the_doubles_nearest_to_their_labels() =>
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], NiceTicks.Choose(new ValueRange(0, 0.4), 5).Major.Select(tick => tick.Value));

    [Theory]
    [InlineData(-1e300, 1e300)]
    [InlineData(1e-290, 3e-290)]
    [InlineData(123456.7, 123456.8)]
    [InlineData(-7e-5, -6.9999e-5)]
    public void Every_range_has_marks_inside_it(double low, double high)
    {
        var ticks = NiceTicks.Choose(new ValueRange(low, high), 6);
        Assert.InRange(ticks.Major.Count, 2, 6);
        Assert.All(ticks.Major, tick => Assert.InRange(tick.Value, low, high));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    public void A_range_without_extent_has_no_marks(double low, double high) =>
        Assert.Empty(NiceTicks.Choose(new ValueRange(low, high), 5).Major);

    [Fact]
    public void Long_labels_are_set_farther_apart()
    {
        var range = new ValueRange(100000.01, 100000.09);
        var ticks = NiceTicks.AlongRow(range, 400, 11.5);
        var spacing = 400 * (ticks.Major[1].Value - ticks.Major[0].Value) / range.Width;
        Assert.True(spacing > TextMetrics.Width(ticks.Major[0].Label, 11.5));
    }
}
