using Xunit;

namespace SpinTorque.Tests;

public sealed class QuadrupleTests
{
    [Fact]
    public void Sums_products_and_quotients_have_thirty_digits()
    {
        var third = Quadruple.One / Quadruple.From(3);
        Quadruple back = third * Quadruple.From(3) - Quadruple.One;
        Assert.True(Math.Abs(back.ToDouble()) < 1e-31);
        Quadruple tiny = Quadruple.From(1e-20), sum = Quadruple.One + tiny - Quadruple.One;
        Assert.True(Math.Abs(((sum - tiny) / tiny).ToDouble()) < 1e-11);
    }

    [Theory]
    [InlineData("1", "2.7182818284590452353602874713526624977572")]
    [InlineData("-1", "0.36787944117144232159552377016146086744581")]
    [InlineData("-0.001", "0.99900049983337499166805535716765597470236")]
    [InlineData("-50", "1.9287498479639177830173428165270125747528e-22")]
    [InlineData("-300", "5.1482002224120137811548619210671309981350e-131")]
    public void Exponentials_have_twenty_eight_digits(string x, string expected)
    {
        Quadruple value = Quadruple.Exp(Quadruple.Constant(x)), known = Quadruple.From(Quadruple.Constant(expected));
        Assert.True(Math.Abs(((value - known) / known).ToDouble()) < 1e-28, $"{((value - known) / known).ToDouble():G3}");
    }

    [Fact]
    public void Nothing_underflows()
    {
        Quadruple small = Quadruple.Exp(-1e5, 0), product = small * small;
        Assert.Equal(0, product.ToDouble());
        Assert.False(product.IsZero);
        Assert.Equal(-2e5 / Math.Log(10), product.Widen().Log10(), 1e-6);
        Assert.True(Math.Abs((product / Quadruple.Exp(-2e5, 0)).ToDouble() - 1) < 1e-14);
        Assert.True(Math.Abs((Quadruple.Narrow(product.Widen()) / product).ToDouble() - 1) < 1e-15);
    }
}
