using Xunit;

namespace SpinTorque.Tests;

/// <summary>The exponential of the rates against series in fixed point.</summary>
public sealed class ExponentialKernelTests
{
    // Two and a half roundings of 2^-53, and a little.
    private const double Tolerance = 3e-16;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-300, 0)]
    [InlineData(1e-17, 0)]
    [InlineData(3e-9, 1e-26)]
    [InlineData(0.34657, 0)]
    [InlineData(0.34658, -2e-17)]
    [InlineData(1, 1e-16)]
    [InlineData(17.3, 1e-15)]
    [InlineData(36.7, 0)]
    [InlineData(300.25, -2e-14)]
    [InlineData(690.1, 5e-14)]
    public void Exponential_and_what_it_leaves_of_one_are_right(double x, double rest)
    {
        (double value, double complement) = ExponentialKernel.Of(x, rest);
        BigRational exact = Precise.ExpOf(-(BigRational.From(x) + BigRational.From(rest)));
        Expect.Near(exact, value, Tolerance);
        Assert.True(x is 0 or < 1e-100 || Math.Abs(((BigRational.From(complement) - (BigRational.One - exact)) / (BigRational.One - exact)).ToDouble()) < Tolerance);
        Assert.True(x >= 1e-100 || complement == x);
    }

    [Theory]
    [InlineData(746)]
    [InlineData(1e15)]
    [InlineData(double.PositiveInfinity)]
    public void Beyond_the_range_it_is_zero(double x) => Assert.Equal((0, 1), ExponentialKernel.Of(x, 0));
}
