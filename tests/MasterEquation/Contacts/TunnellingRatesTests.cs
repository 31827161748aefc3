using Xunit;

namespace SpinTorque.Tests;

public class TunnellingRatesTests
{
    [Fact]
    public void One_rate_serves_every_level()
    {
        TunnellingRates rates = 0.7;
        Assert.False(rates.PerLevel);
        Assert.Equal((0.7, 0.7, 0.7, 1), (rates[0], rates[99], rates.Largest, rates.Count));
    }

    [Fact]
    public void Rates_per_level_keep_their_order()
    {
        var rates = new TunnellingRates([0.1, 3, 0]);
        Assert.True(rates.PerLevel);
        Assert.Equal((0.1, 3.0, 0.0, 3.0, 3), (rates[0], rates[1], rates[2], rates.Largest, rates.Count));
    }

    [Fact]
    public void Equality_is_by_value()
    {
        Assert.Equal(new TunnellingRates([1, 2]), new TunnellingRates([1, 2]));
        Assert.Equal(new TunnellingRates([1, 2]).GetHashCode(), new TunnellingRates([1, 2]).GetHashCode());
        Assert.NotEqual(new TunnellingRates([1, 2]), new TunnellingRates([2, 1]));
        Assert.NotEqual(new TunnellingRates([1]), new TunnellingRates(1));
    }

    [Fact]
    public void Impossible_rates_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TunnellingRates(-1e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TunnellingRates(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TunnellingRates([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TunnellingRates([]));
    }
}
