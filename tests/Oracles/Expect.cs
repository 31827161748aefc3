using Xunit;

namespace SpinTorque.Tests;

/// <summary>Comparisons by relative error, with the numbers in the message.</summary>
internal static class Expect
{
    /// <summary>|actual - expected| at most relative |expected| + absolute.</summary>
    public static void Near(double? expected, double actual, double relative, double absolute = 0)
    {
        Assert.NotNull(expected);
        double error = Math.Abs(actual - expected.Value), allowed = relative * Math.Abs(expected.Value) + absolute;
        Assert.True(error <= allowed, $"{actual:R} where {expected:R} was expected: off by {error:G3}, allowed {allowed:G3}.");
    }

    /// <summary>The same against an exact number.</summary>
    public static void Near(BigRational expected, double actual, double relative, double absolute = 0)
    {
        double error = BigRational.Abs(BigRational.From(actual) - expected).ToDouble();
        double allowed = relative * Math.Abs(expected.ToDouble()) + absolute;
        Assert.True(error <= allowed, $"{actual:R} where {expected.ToDouble():R} was expected: off by {error:G3}, allowed {allowed:G3}.");
    }
}
