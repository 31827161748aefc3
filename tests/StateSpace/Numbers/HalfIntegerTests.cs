using Xunit;

namespace SpinTorque.Tests;

public class HalfIntegerTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 2000)]
    [InlineData(2.5, 5)]
    [InlineData(-1.5, -3)]
    [InlineData(1e9, 2_000_000_000)]
    [InlineData(1073741823.5, int.MaxValue)]
    public void Multiples_of_one_half_are_recognised(double value, int doubled)
    {
        Assert.True(HalfInteger.TryFrom(value, out HalfInteger result));
        Assert.Equal(doubled, result.Doubled);
        Assert.Equal(value, result.Value);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1e10)]
    [InlineData(-1e10)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.1)]
    public void Everything_else_is_refused(double value)
    {
        Assert.False(HalfInteger.TryFrom(value, out HalfInteger result));
        Assert.Equal(default, result);
    }

    [Fact]
    public void A_number_that_only_rounds_to_a_half_integer_is_refused()
    {
        Assert.True(DoubleDouble.TryParse("1.500000000000000000001", out DoubleDouble value));
        Assert.Equal(1.5, value.High);
        Assert.False(HalfInteger.TryFrom(value, out _));
    }

    [Theory]
    [InlineData(4, "2")]
    [InlineData(-3, "-3/2")]
    [InlineData(1, "1/2")]
    [InlineData(0, "0")]
    public void It_is_written_as_physicists_write_it(int doubled, string text) => Assert.Equal(text, new HalfInteger(doubled).ToString());

    [Fact]
    public void Order_is_that_of_the_values()
    {
        var small = new HalfInteger(-3);
        var large = HalfInteger.FromInteger(2);

        Assert.True(small < large && large > small && small <= large && large >= small);
        Assert.True(small.CompareTo(large) < 0);
        Assert.Equal(new HalfInteger(4), large);
    }

    [Fact]
    public void An_integer_too_large_to_double_overflows() => Assert.Throws<OverflowException>(() => HalfInteger.FromInteger(1 << 30));
}
