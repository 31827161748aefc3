using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>Numbers with their exponent apart against powers of integers.</summary>
public class ExtendedTests
{
    private static double[] Samples =>
        [1, 3, 0.1, 1e-300, 1e300, 5e-324, double.MaxValue, 2.2250738585072014e-308, 1e77, 1.2e77, 8.6e-78, 8.7e-78];

    [Fact]
    public void Doubles_go_in_and_come_out_unchanged()
    {
        foreach (double value in Samples)
        {
            Assert.Equal(value, Extended.From(value).ToDouble());
            Assert.Equal(-value, Extended.From(-value).ToDouble());
        }
        Assert.True(Extended.From(0).IsZero);
        Assert.Equal(0, Extended.Zero.ToDouble());
        Assert.Equal(1, Extended.One.ToDouble());
    }

    [Fact]
    public void Arithmetic_rounds_once_like_that_of_doubles()
    {
        foreach (double a in Samples)
        {
            foreach (double b in Samples)
            {
                (BigRational x, BigRational y) = (BigRational.From(a), BigRational.From(b));
                (Extended u, Extended v) = (Extended.From(a), Extended.From(b));
                foreach ((BigRational exact, Extended actual) in ((BigRational, Extended)[])[(x + y, u + v), (x * y, u * v), (x / y, u / v)])
                    Assert.True(Error(exact, actual) <= 1.2e-16, $"{a} and {b}");
                BigRational difference = x - y;
                // As with doubles, exact where the operands are within a factor of two, else to half an ulp.
                if (!difference.IsZero)
                    Assert.True(Error(difference, u - v) <= 1.2e-16, $"{a} - {b}");
                else
                    Assert.True((u - v).IsZero);
            }
        }
    }

    [Fact]
    public void A_million_products_neither_overflow_nor_lose_more_than_their_roundings()
    {
        const int count = 1_000_000;
        Extended up = Extended.One, down = Extended.One, three = Extended.From(3);
        for (int k = 0; k < count; k++)
        {
            up *= three;
            down /= three;
        }
        // 3^(10^6) exactly; a product of n roundings of half an ulp each
        BigRational exact = BigInteger.Pow(3, count);
        BigInteger top = exact.Numerator >> (int)(exact.Numerator.GetBitLength() - 200);
        long power = (long)exact.Numerator.GetBitLength() - 200;
        Assert.True(ExtendedValue.RelativeError(up, top, power) < count * 1.2e-16);
        Assert.True(ExtendedValue.RelativeError(down, BigRational.Ratio(BigInteger.One << 400, top), -power - 400) < count * 1.2e-16);
        Expect.Near(count * Math.Log10(3), up.Log10(), 1e-12);
        Expect.Near(-count * Math.Log10(3), down.Log10(), 1e-12);
        Assert.Equal(double.PositiveInfinity, up.ToDouble());
        Assert.Equal(0, down.ToDouble());
        Expect.Near(1.0, (up * down).ToDouble(), count * 2.4e-16);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void Sums_across_far_exponents_keep_the_larger(int sign)
    {
        Extended tiny = Extended.From(Math.ScaleB(1, sign > 0 ? -500 : 500));
        for (int k = 0; k < 6; k++)
        {
            Extended far = Power(tiny, k);
            Extended sum = Extended.One + far, larger = k == 0 ? Extended.From(2) : far.IsAbove(Extended.One) ? far : Extended.One;
            Assert.Equal(larger.Log10(), sum.Log10());
            Assert.Equal(larger.Log10(), (far + Extended.One).Log10());
        }
    }

    [Fact]
    public void Addends_one_step_of_the_exponent_apart_still_meet()
    {
        // 2^255 and 2^257 lie on the two sides of the step; so do their sums and differences with all 53 bits.
        double low = Math.ScaleB(1.25, 255), high = Math.ScaleB(1.5, 257);
        Assert.Equal(low + high, (Extended.From(low) + Extended.From(high)).ToDouble());
        Assert.Equal(high - low, (Extended.From(high) - Extended.From(low)).ToDouble());
        Assert.Equal(low - high, (Extended.From(low) - Extended.From(high)).ToDouble());
        double edge = Math.ScaleB(1, 256);
        Assert.Equal(Math.ScaleB(1, 203), (Extended.From(edge) - Extended.From(Math.BitDecrement(edge))).ToDouble());
    }

    [Fact]
    public void Order_is_that_of_the_numbers()
    {
        Extended tiny = Power(Extended.From(1e-300), 5), huge = Power(Extended.From(1e300), 5);
        Extended[] ascending =
            [Extended.Zero, tiny * tiny, tiny, Extended.From(1e-300), Extended.From(0.5), Extended.One, Extended.From(1.1e77), Extended.From(1.2e77), huge, huge * huge];
        for (int i = 0; i < ascending.Length; i++)
        {
            for (int j = 0; j < ascending.Length; j++)
                Assert.Equal(i > j, ascending[i].IsAbove(ascending[j]));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-354.89, 1e-14)]
    [InlineData(177.4457, -1e-15)]
    [InlineData(-1e5, 6e-12)]
    [InlineData(1e7, 9e-10)]
    [InlineData(-1e11, 7e-6)]
    public void Exponentials_are_right_at_any_argument(double high, double low)
    {
        (BigRational mantissa, long power) = Precise.Exp(BigRational.From(high) + BigRational.From(low));
        Assert.True(ExtendedValue.RelativeError(Extended.Exp(high, low), mantissa, power) < 4e-16);
    }

    private static double Error(BigRational exact, Extended value)
    {
        if (exact.IsZero)
            return value.IsZero ? 0 : 1;
        (double mantissa, long power) = ExtendedValue.Split(exact.Sign < 0 ? Extended.Zero - value : value);
        BigRational two = BigInteger.One << (int)Math.Abs(power);
        BigRational split = power >= 0 ? BigRational.From(mantissa) * two : BigRational.From(mantissa) / two;
        return BigRational.Abs(exact).RelativeError(split);
    }

    private static Extended Power(Extended value, int k)
    {
        Extended result = Extended.One;
        for (; k > 0; k--)
            result *= value;
        return result;
    }
}
