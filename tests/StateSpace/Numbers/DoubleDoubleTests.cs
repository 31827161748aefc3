using System.Globalization;
using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>Numbers of two doubles against fractions, at the relative errors that their documentation states.</summary>
public class DoubleDoubleTests
{
    private static readonly double Stated = Math.ScaleB(1, -104);

    [Fact]
    public void Decimal_texts_are_read_to_twice_the_digits()
    {
        var random = new Random(7);
        for (int k = 0; k < 2000; k++)
        {
            string digits = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)('0' + random.Next(10)))) + "1";
            int point = random.Next(digits.Length), exponent = random.Next(-200, 200);
            string text = $"{(k % 2 == 0 ? "-" : "")}{digits[..point]}.{digits[point..]}e{exponent}";
            Assert.True(DoubleDouble.TryParse(text, out DoubleDouble value), text);
            int power = exponent - (digits.Length - point);
            BigInteger ten = BigInteger.Pow(10, Math.Abs(power)), whole = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            whole = k % 2 == 0 ? -whole : whole;
            BigRational exact = power >= 0 ? whole * ten : BigRational.Ratio(whole, ten);
            Assert.True(exact.RelativeError(BigRational.From(value)) < Stated, text);
            Assert.Equal(exact.ToDouble(), value.High, 1e-15 * Math.Abs(value.High));
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.000e999", 0)]
    [InlineData("+1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1E3", 1000)]
    [InlineData("1e+3", 1000)]
    [InlineData("0.000000000000000000000000000000000000000000001e45", 1)]
    public void Texts_that_a_double_holds_are_exact(string text, double expected)
    {
        Assert.True(DoubleDouble.TryParse(text, out DoubleDouble value));
        Assert.Equal((expected, 0.0), (value.High, value.Low));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e1.5")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("1_000")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e309")]
    [InlineData("1e-310")]
    [InlineData("1e100000000")]
    [InlineData("1e99999")]
    public void Other_texts_are_refused(string text) => Assert.False(DoubleDouble.TryParse(text, out _));

    [Fact]
    public void Arithmetic_keeps_its_stated_accuracy()
    {
        var random = new Random(11);
        for (int k = 0; k < 5000; k++)
        {
            (DoubleDouble a, DoubleDouble b) = (Number(random), Number(random));
            if (k % 3 == 0)
                b = -a * (1 + 1e-12 * random.NextDouble());         // nearly cancelling
            (BigRational x, BigRational y) = (BigRational.From(a), BigRational.From(b));
            Assert.True((x + y).RelativeError(BigRational.From(a + b)) <= Stated);
            Assert.True((x - y).RelativeError(BigRational.From(a - b)) <= Stated);
            Assert.True((x * y).RelativeError(BigRational.From(a * b)) <= Stated);
            Assert.True((x / y).RelativeError(BigRational.From(a / b)) <= 2 * Stated);
            Assert.Equal((x - y).Sign, a.CompareTo(b));
        }
    }

    [Fact]
    public void Decimals_are_taken_as_written()
    {
        foreach (decimal value in (decimal[])[0.1m, -123.456m, 79228162514264337593543950335m, 0.0000000000000000000000000001m, 3m])
            Assert.True(BigRational.From(value).RelativeError(BigRational.From((DoubleDouble)value)) < Stated);
        Assert.Equal(DoubleDouble.Zero, (DoubleDouble)0m);
    }

    private static DoubleDouble Number(Random random)
    {
        DoubleDouble high = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
        return high + high * (random.NextDouble() * Math.ScaleB(1, -54));
    }
}
