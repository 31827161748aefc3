using System.Globalization;
using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

public class HalfAngleTests
{
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(90, 0.5, 0.5)]
    [InlineData(-90, 0.5, 0.5)]
    [InlineData(180, 0, 1)]
    [InlineData(-180, 0, 1)]
    [InlineData(270, 0.5, 0.5)]
    [InlineData(360, 1, 0)]
    [InlineData(540, 0, 1)]
    [InlineData(-720, 1, 0)]
    [InlineData(3690, 0.5, 0.5)]
    public void Multiples_of_a_right_angle_are_exact(double degrees, double cos, double sin) =>
        Assert.Equal((cos, sin), HalfAngle.Squares(degrees));

    // sin^2 by its Taylor series in fractions, at angles where one of the two squares is small: an ulp or two of each.
    [Theory]
    [InlineData("0.000001")]
    [InlineData("-30")]
    [InlineData("45.5")]
    [InlineData("89.999999")]
    [InlineData("90.000001")]
    [InlineData("179.999999")]
    [InlineData("180.000001")]
    [InlineData("179.999999999999")]
    [InlineData("359.999999")]
    [InlineData("539.999999")]
    public void Squares_keep_relative_accuracy_everywhere(string text)
    {
        Assert.True(DoubleDouble.TryParse(text, out DoubleDouble degrees));
        BigRational exact = BigRational.From(decimal.Parse(text, CultureInfo.InvariantCulture));
        (double cos, double sin) = HalfAngle.Squares(degrees);
        Expect.Near(SineSquaredOfHalf(exact), sin, 1e-15);
        Expect.Near(SineSquaredOfHalf((BigRational)180 - exact), cos, 1e-15);
    }

    // pi to 60 digits
    private static BigRational Pi => BigRational.Ratio(
        BigInteger.Parse("3141592653589793238462643383279502884197169399375105820974944", CultureInfo.InvariantCulture), BigInteger.Pow(10, 60));

    private static BigRational SineSquaredOfHalf(BigRational degrees)
    {
        BigRational x = (degrees * Pi / 360).RoundTo(200), sum = x, term = x;
        for (int k = 1; k < 60; k++)
        {
            term = (-(term * x * x) / (2 * k * (2 * k + 1))).RoundTo(250);
            sum += term;
        }
        return sum * sum;
    }
}
