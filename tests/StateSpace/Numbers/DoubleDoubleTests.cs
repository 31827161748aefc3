using System.Globalization;
using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

public class DoubleDoubleTests
{
    private const int Cases = 2000;

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-0.1", -0.1)]
    [InlineData("1e-4", 1e-4)]
    [InlineData("0.02", 0.02)]
    [InlineData("3.141592653589793238462643383279502884", 3.141592653589793)]
    public void High_is_the_nearest_double_and_Low_the_nearest_to_what_it_leaves_out(string text, double high)
    {
        DoubleDouble value = Parse(text);

        Assert.Equal(high, value.High);
        BigRational rest = BigRational.Parse(text) - BigRational.From(high);
        Assert.Equal(rest.Nearest(), value.Low);
        Assert.NotEqual(0, value.Low);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0e99999")]
    [InlineData("0.000")]
    public void Zero_is_zero_however_it_is_written(string text) => Assert.Equal(DoubleDouble.Zero, Parse(text));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("+1", 1)]
    [InlineData("1.", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5E1", -5)]
    [InlineData("007", 7)]
    [InlineData("9007199254740993", 9007199254740992, 1)]
    [InlineData("1e22", 1e22)]
    [InlineData("1e23", 1e23, 8388608)]
    [InlineData("4503599627370497.5", 4503599627370498, -0.5)]
    public void Numbers_that_two_doubles_hold_are_exact(string text, double high, double low = 0)
    {
        DoubleDouble value = Parse(text);

        Assert.Equal((high, low), (value.High, value.Low));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e5.0")]
    [InlineData("1e 5")]
    [InlineData("1e5\0")]
    [InlineData("1\0")]
    [InlineData("+-1")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData("inf")]
    [InlineData("nan")]
    [InlineData("\u0661")]
    [InlineData("1e\u0661")]
    [InlineData("\u22121")]
    [InlineData("1e\u22121")]
    [InlineData("1e400")]
    [InlineData("-1e309")]
    [InlineData("1e-300")]
    [InlineData("1e1234567")]
    [InlineData("1e99999")]
    [InlineData("1e-99999")]
    public void What_is_no_plain_decimal_or_leaves_the_range_is_refused(string text) => Assert.False(DoubleDouble.TryParse(text, out _));

    [Fact]
    public void Random_decimals_are_read_to_the_nearest_pair_of_doubles()
    {
        var random = new Random(20260101);
        for (int run = 0; run < Cases; run++)
        {
            string text = RandomDecimal(random, 60);
            DoubleDouble value = Parse(text);
            var exact = BigRational.Parse(text);

            Assert.Equal(exact.Nearest(), value.High);
            Assert.Equal((exact - BigRational.From(value.High)).Nearest(), value.Low);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value.High);
        }
    }

    [Fact]
    public void Sums_and_differences_are_right_to_2_to_the_minus_104()
    {
        ForRandomPairs(4, (a, b, exactA, exactB) =>
        {
            AssertClose(a + b, exactA + exactB, 104);
            AssertClose(a - b, exactA - exactB, 104);
        });
    }

    [Fact]
    public void Sums_that_almost_cancel_are_right_to_2_to_the_minus_104_of_the_larger_term()
    {
        var random = new Random(7);
        for (int run = 0; run < Cases; run++)
        {
            string text = RandomDecimal(random, 20);
            DoubleDouble a = Parse(text);
            DoubleDouble b = -a * (1.0 + Math.ScaleB(random.NextDouble(), -random.Next(100)));
            BigRational exact = BigRational.From(a) + BigRational.From(b);
            BigRational error = BigRational.Abs(BigRational.From(a + b) - exact);

            Assert.True((error - Share(BigRational.From(a), 104)).Sign <= 0, text);
        }
    }

    [Fact]
    public void Products_are_right_to_2_to_the_minus_104() =>
        ForRandomPairs(40, (a, b, exactA, exactB) => AssertClose(a * b, exactA * exactB, 104));

    [Fact]
    public void Quotients_are_right_to_2_to_the_minus_103() =>
        ForRandomPairs(40, (a, b, exactA, exactB) => AssertClose(a / b, exactA / exactB, 103));

    [Fact]
    public void A_number_divided_by_itself_is_one()
    {
        ForRandomPairs(40, (a, _, _, _) => Assert.Equal((DoubleDouble)1.0, a / a));
    }

    [Fact]
    public void Order_is_that_of_the_exact_values()
    {
        ForRandomPairs(1, (a, b, exactA, exactB) =>
        {
            Assert.Equal((exactA - exactB).Sign, a.CompareTo(b));
            Assert.Equal((exactA - exactB).Sign < 0, a < b);
            Assert.Equal((exactA - exactB).Sign >= 0, a >= b);
        });
        Assert.True(Parse("0.1") > 0.1 == Parse("0.1").Low > 0);
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1234.5678901234567890123456789")]
    public void A_decimal_converts_as_its_text_is_read(string text) =>
        Assert.Equal(Parse(text), DoubleDouble.FromDecimal(decimal.Parse(text, CultureInfo.InvariantCulture)));

    [Fact]
    public void Overflow_is_not_finite()
    {
        Assert.False(((DoubleDouble)1e300 * 1e300).IsFinite);
        Assert.False(((DoubleDouble)1e308 + 1e308).IsFinite);
        Assert.False(((DoubleDouble)1.0 / 0.0).IsFinite);
        Assert.False(((DoubleDouble)0.0 / 0.0).IsFinite);
    }

    private static DoubleDouble Parse(string text) =>
        DoubleDouble.TryParse(text, out DoubleDouble value) ? value : throw new FormatException(text);

    private static void ForRandomPairs(int largestExponent, Action<DoubleDouble, DoubleDouble, BigRational, BigRational> check)
    {
        var random = new Random(42);
        for (int run = 0; run < Cases; run++)
        {
            DoubleDouble a = Parse(RandomDecimal(random, largestExponent));
            DoubleDouble b = Parse(RandomDecimal(random, largestExponent));
            check(a, b, BigRational.From(a), BigRational.From(b));
        }
    }

    private static string RandomDecimal(Random random, int largestExponent)
    {
        string digits = string.Concat(Enumerable.Range(0, random.Next(1, 45)).Select(_ => (char)('0' + random.Next(10))));
        int point = random.Next(digits.Length + 1);
        string sign = random.Next(2) == 0 ? "-" : "";
        return $"{sign}{digits[..point]}.{digits[point..]}1e{random.Next(-largestExponent, largestExponent + 1)}";
    }

    private static void AssertClose(DoubleDouble value, BigRational exact, int bits)
    {
        BigRational error = BigRational.Abs(BigRational.From(value) - exact);
        Assert.True((error - Share(exact, bits)).Sign <= 0, $"{value} misses 2^-{bits}");
    }

    // |value| 2^-bits
    private static BigRational Share(BigRational value, int bits) => BigRational.Abs(value) / (BigInteger.One << bits);
}
