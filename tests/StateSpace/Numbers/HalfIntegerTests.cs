using Xunit;

namespace SpinTorque.Tests;

public class HalfIntegerTests
{
    [Theory]
    [InlineData(1.5, 3, "3/2")]
    [InlineData(-0.5, -1, "-1/2")]
    [InlineData(7, 14, "7")]
    [InlineData(0, 0, "0")]
    public void Half_integers_are_recognised_and_written(double value, int doubled, string text)
    {
        Assert.True(HalfInteger.TryFrom(value, out HalfInteger result));
        Assert.Equal((doubled, value, text), (result.Doubled, result.Value, result.ToString()));
    }

    [Fact]
    public void Other_numbers_are_not()
    {
        Assert.False(HalfInteger.TryFrom(0.25, out _));
        Assert.False(HalfInteger.TryFrom(1e10, out _));
        Assert.False(HalfInteger.TryFrom(double.NaN, out _));
        // 0.5 and a little, which a double cannot tell
        Assert.True(DoubleDouble.TryParse("0.50000000000000000000001", out DoubleDouble above));
        Assert.False(HalfInteger.TryFrom(above, out _));
        Assert.Throws<OverflowException>(() => HalfInteger.FromInteger(int.MaxValue));
    }

    [Fact]
    public void Order_is_that_of_the_numbers()
    {
        HalfInteger half = new(1), one = HalfInteger.FromInteger(1);
        Assert.True(half < one && one > half && half <= one && one >= half);
        Assert.False(one < half || half > one || one <= half || half >= one);
    }
}
