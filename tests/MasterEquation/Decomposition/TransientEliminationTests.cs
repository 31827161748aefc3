using Xunit;

namespace SpinTorque.Tests;

public class TransientEliminationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(100)]
    public void Both_arithmetics_solve_both_equations_as_exact_fractions_do(double decades)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Check<Plain>(seed, decades);
            Check<Extended>(seed, decades);
        }
    }

    [Fact]
    public void Underflow_of_doubles_is_noticed()
    {
        Chain<Plain> chain = Generator.FromTransitions(3, [(0, 1, 1e-200), (0, 2, 1), (1, 0, 1e-200), (1, 2, 1), (2, 1, 1)]).Chain;

        var elimination = new TransientElimination<Plain>(chain, [default, default, Plain.One]);

        Assert.True(elimination.IsComplete);
        Assert.Equal(0, elimination.SmallestProduct);
    }

    [Fact]
    public void A_band_too_large_for_one_array_is_refused()
    {
        const int n = 60_000;
        Chain<Plain> chain = Generator.FromTransitions(n, [(0, n - 1, 1), (n - 1, 0, 1)]).Chain;

        ArgumentException problem = Assert.Throws<ArgumentException>(() => new TransientElimination<Plain>(chain, new Plain[n]));

        Assert.Contains("half-bandwidth 59999", problem.Message, StringComparison.Ordinal);
    }

    private static void Check<T>(int seed, double decades)
        where T : struct, IRateNumber<T>
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(seed, decades);
        var random = new Random(seed);
        double[] leaving = [.. Enumerable.Range(0, n).Select(k => k == n / 2 || random.Next(3) == 0 ? Math.Pow(10, -decades * random.NextDouble()) : 0)];
        double[] side = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(3))];
        Chain<T> chain = Of<T>(n, transitions);

        var elimination = new TransientElimination<T>(chain, [.. leaving.Select(T.From)]);
        Extended[] stay = [.. side.Select(Extended.From)], reach = [.. leaving.Select(Extended.From)];
        elimination.Stay(stay);
        elimination.Reach(reach);

        Assert.True(elimination.IsComplete);
        BigRational[,] rates = RandomChains.Exact(n + 1, [.. transitions, .. leaving.Select((rate, k) => (k, n, rate))]);
        BigRational[] y = new RationalElimination(rates, n).Solve([.. side.Select(value => -BigRational.From(value)), BigRational.Sum(side.Select(BigRational.From))]);
        for (int k = 0; k < n; k++)
        {
            Assert.InRange(y[k].RelativeError(stay[k].ToDouble()), 0, 1e-14);
            Assert.Equal(1, reach[k].ToDouble(), 1e-14);        // there is nowhere else to end
        }
    }

    private static Chain<T> Of<T>(int states, List<(int From, int To, double Rate)> transitions)
        where T : struct, IRateNumber<T>
    {
        Chain<Plain> plain = Generator.FromTransitions(states, transitions).Chain;
        var chain = new Chain<T>(plain.Pattern);
        for (int p = 0; p < plain.Rate.Length; p++)
            chain.Rate[p] = T.From(plain.Rate[p].Value);
        chain.SumExits();
        return chain;
    }
}
