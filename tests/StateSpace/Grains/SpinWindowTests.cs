using System.Globalization;
using Xunit;

namespace SpinTorque.Tests;

public class SpinWindowTests
{
    // 2 S_z from -2S by steps of 2 with min 2S <= 2 S_z <= max 2S, in decimal arithmetic: edges are inside.
    [Theory]
    [InlineData("-1", "1")]
    [InlineData("0.5", "1")]
    [InlineData("-0.5", "0.5")]
    [InlineData("0.2", "0.6")]
    [InlineData("-1", "-0.999999")]
    [InlineData("0", "0")]
    [InlineData("0.3333333333333333", "0.3333333333333334")]
    [InlineData("0.01", "0.02")]
    public void A_window_holds_the_projections_between_its_bounds(string minimum, string maximum)
    {
        var window = new SpinWindow(decimal.Parse(minimum, CultureInfo.InvariantCulture), decimal.Parse(maximum, CultureInfo.InvariantCulture));
        for (int doubledSpin = 0; doubledSpin <= 60; doubledSpin++)
        {
            (int first, int last) = window.DoubledProjections(doubledSpin);
            int[] held = [.. Enumerable.Range(0, Math.Max(0, (last - first) / 2 + 1)).Select(step => first + 2 * step)];
            int[] expected = doubledSpin == 0
                ? (window.Minimum <= 0 && window.Maximum >= 0 ? [0] : [])
                : [.. Enumerable.Range(0, doubledSpin + 1).Select(step => -doubledSpin + 2 * step)
                    .Where(m => m >= window.Minimum * doubledSpin && m <= window.Maximum * doubledSpin)];
            Assert.Equal(expected, first <= last ? held : []);
        }
    }

    [Fact]
    public void Bounds_outside_or_crossed_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpinWindow(-1.1m, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpinWindow(0, 1.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpinWindow(0.5m, 0.4m));
    }

    [Fact]
    public void An_edge_state_is_kept_exactly()
    {
        // S = 3: S_z = 3/2 is no state; S = 2: S_z = 1 lies on the edge 0.5.
        Assert.Equal((4, 6), new SpinWindow(0.5m, 1).DoubledProjections(6));
        Assert.Equal((2, 4), new SpinWindow(0.5m, 1).DoubledProjections(4));
    }

    [Fact]
    public void A_window_without_a_state_is_refused()
    {
        Grain grain = Models.OneLevel(HalfInteger.FromInteger(1), 0m, 0m, 1m).Grain with { Hold = new SpinWindow(0.4m, 0.6m), Charges = [0] };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => StateSpace.Enumerate(grain));
        Assert.Contains("holds no state", refused.Message, StringComparison.Ordinal);
    }
}
