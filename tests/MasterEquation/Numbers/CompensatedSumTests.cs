using Xunit;

namespace SpinTorque.Tests;

public class CompensatedSumTests
{
    // Terms of twelve orders and both signs: the sum in fractions, and the bound u |sum| + n u^2 sum |terms| of doubled precision.
    [Fact]
    public void Sums_are_as_if_made_in_twice_the_digits()
    {
        var random = new Random(1);
        CompensatedSum<Plain> plain = default;
        CompensatedSum<Extended> extended = default;
        BigRational exact = BigRational.Zero;
        double size = 0;
        for (int k = 0; k < 2000; k++)
        {
            double term = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            term = k % 2 == 1 ? -term * (1 + 1e-9) : term;
            plain.Add(new Plain(term));
            extended.Add(Extended.From(term));
            exact += BigRational.From(term);
            size += Math.Abs(term);
        }
        double allowed = 2000 * 1.3e-32 * size;
        Expect.Near(exact, plain.Value.Value, 2.3e-16, allowed);
        Expect.Near(exact, extended.Value.ToDouble(), 2.3e-16, allowed);
    }

    [Fact]
    public void What_one_addition_drops_the_next_gives_back()
    {
        CompensatedSum<Plain> sum = default;
        foreach (double term in (double[])[1e16, 1, 1, 1, -1e16])
            sum.Add(new Plain(term));
        Assert.Equal(3, sum.Value.Value);
    }
}
