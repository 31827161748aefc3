using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class ColourLimitsTests
{
    [Fact]
    public void Limits_are_those_of_the_finite_values() =>
        Assert.Equal(new ValueRange(-3, 7), ColourLimits.Of(Figure(-3, double.NaN, 7, double.PositiveInfinity)));

    [Fact]
    public void Limits_of_a_signed_quantity_are_symmetrical() =>
        Assert.Equal(new ValueRange(-7, 7), ColourLimits.Of(Figure(-3, 2, 7, double.NaN) with { Signed = true }));

    [Fact]
    public void Given_limits_are_taken() =>
        Assert.Equal(new ValueRange(0, 1), ColourLimits.Of(Figure(-3, 2, 7, 9) with { Limits = new ValueRange(0, 1) }));

    [Fact]
    public void Clipping_leaves_outliers_beyond_the_limits()
    {
        // Of 0..100 the 5th and the 95th percentile, and the 90th of the magnitudes.
        var values = Enumerable.Range(0, 101).Select(i => (double)i).ToArray();
        Assert.Equal(new ValueRange(5, 95), ColourLimits.Of(Figure(values) with { ClipPercent = 5 }));
        Assert.Equal(new ValueRange(-90, 90), ColourLimits.Of(Figure(values) with { ClipPercent = 5, Signed = true }));
    }

    [Theory]
    [InlineData(4e-13, 2e-13, 6e-13)]
    [InlineData(-2, -3, -1)]
    [InlineData(0, -1, 1)]
    public void Equal_values_get_limits_around_them(double value, double low, double high)
    {
        var limits = ColourLimits.Of(Figure(value, value, value, double.NaN));
        Assert.Equal(low, limits.Low, 1e-20);
        Assert.Equal(high, limits.High, 1e-20);
        Assert.Equal(0.5, limits.Fraction(value), 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_field_without_values_still_has_limits(bool hasSign) =>
        Assert.Equal(new ValueRange(-1, 1), ColourLimits.Of(Figure(double.NaN, double.NaN) with { Signed = hasSign }));

    [Fact]
    public void Limits_that_do_not_rise_are_refused() =>
        Assert.Throws<ArgumentException>(() => ColourLimits.Of(Figure(1, 2) with { Limits = new ValueRange(1, 1) }));

    private static HeatMapFigure Figure(params double[] values)
    {
        var field = new double[1, values.Length];
        for (var i = 0; i < values.Length; i++) field[0, i] = values[i];
        return new HeatMapFigure
        {
            Title = "t",
            XAxis = new FigureAxis("x", null, [.. Enumerable.Range(0, values.Length).Select(i => (double)i)]),
            YAxis = new FigureAxis("y", null, [0]),
            Field = field,
            Quantity = "q",
        };
    }
}
