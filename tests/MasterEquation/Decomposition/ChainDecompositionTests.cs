using System.Numerics;
using Xunit;

namespace SpinTorque.Tests;

public class ChainDecompositionTests
{
    [Theory]
    [InlineData(0, 2e-15)]
    [InlineData(5, 2e-15)]
    [InlineData(200, 4e-15)]
    public void Random_chains_are_taken_apart_as_exact_fractions_say(double decades, double tolerance)
    {
        (int reducible, int joined) = (0, 0);
        for (int seed = 0; seed < 400; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = Sparse(seed, decades);
            var exact = new ExactAbsorption(RandomChains.Exact(n, transitions));
            var chain = ChainDecomposition.Of(Generator.FromTransitions(n, transitions));

            Assert.Equal(exact.Classes, chain.Classes.Select(one => one.States.ToArray()));
            Assert.Equal(exact.Transient, chain.TransientStates);
            Assert.Equal(exact.Transient, chain.TransientClasses.SelectMany(states => states).Order());
            Assert.Equal(exact.Classes.Count == 1 ? SolverStatus.Converged : SolverStatus.Reducible, chain.Stationary.Status);
            IReadOnlyList<double>[] into = [.. exact.Classes.Select((_, c) => chain.AbsorptionInto(c))];
            for (int start = 0; start < n; start++)
                AssertLongTime(exact, chain, into, start, tolerance);
            reducible += exact.Classes.Count > 1 ? 1 : 0;
            joined += chain.TransientClasses.Any(states => states.Count > 1) ? 1 : 0;
        }
        Assert.True(reducible > 60 && joined > 30, $"{reducible} {joined}");
    }

    // From k of n with rates 1 up and r down: (r^k - 1)/(r^n - 1) to win.
    [Theory]
    [InlineData(333, 4)]        // 1e-200 from the first state
    [InlineData(2000, 4)]       // below the range of doubles for the lower half
    [InlineData(40, 1e12)]
    [InlineData(7, 1e150)]
    public void The_odds_of_a_gambler_are_right_however_small(int n, double r)
    {
        var transitions = new List<(int, int, double)>();
        for (int k = 1; k < n; k++)
            transitions.AddRange([(k, k + 1, 1), (k, k - 1, r)]);
        var chain = ChainDecomposition.Of(Generator.FromTransitions(n + 1, transitions));
        BigInteger ratio = new(r), all = BigInteger.Pow(ratio, n) - 1;

        IReadOnlyList<double> ruin = chain.AbsorptionInto(0), win = chain.AbsorptionInto(1);

        Assert.Equal(Enumerable.Range(1, n - 1), chain.TransientStates);
        for (int k = 1; k < n; k += Math.Max(1, n / 50))
        {
            BigRational odds = BigRational.Ratio(BigInteger.Pow(ratio, k) - 1, all);
            Assert.InRange(Error(odds, win[k - 1]), 0, 1e-13);
            Assert.InRange(Error(BigRational.One - odds, ruin[k - 1]), 0, 1e-13);
            LongTimeDistribution end = chain.From(k);
            Assert.InRange(Error(odds, end.Absorption[1]), 0, 1e-13);
            Assert.Equal((end.Absorption[0], end.Absorption[1]), (end.Probabilities[0], end.Probabilities[n]));
        }
    }

    // A well at the end of a ladder that climbs against the rates: from the lower end it is reached by 1e-120 before something else happens.
    [Fact]
    public void A_rare_exit_keeps_its_digits_and_shares_them_by_its_rates()
    {
        const int n = 60;
        var transitions = new List<(int, int, double)> { (n, n + 1, 3), (n, n + 2, 1), (n + 1, n + 3, 1), (n + 3, n + 1, 2), (0, n + 4, 1e-3) };
        for (int k = 0; k < n; k++)
            transitions.AddRange([(k, k + 1, 1), (k + 1, k, 100)]);
        var exact = new ExactAbsorption(RandomChains.Exact(n + 5, transitions));
        var chain = ChainDecomposition.Of(Generator.FromTransitions(n + 5, transitions));

        LongTimeDistribution end = chain.From(0);

        BigRational[] expected = exact.From(0);
        Assert.InRange(expected[0].ToDouble(), 1e-120, 1e-110);
        Assert.All(expected.Zip(end.Absorption), pair => Assert.InRange(Error(pair.First, pair.Second), 0, 1e-13));
        Assert.Equal(end.Absorption[0] * 2 / 3, end.Probabilities[n + 1], 1e-13 * end.Absorption[0]);
        Assert.Equal(end.Absorption[0] / 3, end.Absorption[1], 1e-13 * end.Absorption[0]);
    }

    // Rates that are zero as doubles and 1, 2, 3 and 1 times 2^-51200 with exponents apart.
    [Fact]
    public void Rates_below_the_range_of_doubles_join_states()
    {
        Generator plain = Generator.FromTransitions(4, [(0, 1, 0), (1, 0, 0), (2, 0, 0), (2, 3, 0)]);
        double[] mantissas = [2, 3, 1, 1];      // 1 -> 0, 2 -> 0, 0 -> 1, 2 -> 3: by destination and origin
        var tiny = new Generator(plain.Chain, underflow: true, Wide, plain.Label);

        var chain = ChainDecomposition.Of(tiny);

        Assert.Equal([[0, 1], [3]], chain.Classes.Select(one => one.States.ToArray()));
        Assert.All(new[] { 2 / 3.0, 1 / 3.0 }.Zip(chain.Classes[0].Stationary.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.All(new[] { 0.75, 0.25 }.Zip(chain.From(2).Absorption), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal([[0], [1], [2], [3]], ChainDecomposition.Of(plain).Classes.Select(one => one.States.ToArray()));

        Chain<Extended> Wide()
        {
            var wide = new Chain<Extended>(plain.Chain.Pattern);
            for (int p = 0; p < mantissas.Length; p++)
                wide.Rate[p] = Extended.FromScaled(mantissas[p], -100);
            wide.SumExits();
            return wide;
        }
    }

    [Fact]
    public void An_irreducible_chain_is_one_class_with_the_solvers_state()
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(3, 10);
        Generator generator = Generator.FromTransitions(n, transitions);

        var chain = ChainDecomposition.Of(generator);

        Assert.Equal(SolverStatus.Converged, chain.Stationary.Status);
        StationaryState direct = new EliminationSolver().Solve(generator);
        Assert.All(direct.Probabilities.Zip(chain.Stationary.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-14 * pair.First));
        Assert.Equal(direct.Log10MinProbability, chain.Stationary.Log10MinProbability, 1e-12);
        Assert.Equal([1.0], chain.From(0).Absorption);
        Assert.Empty(chain.TransientStates);
    }

    [Fact]
    public void A_hundred_thousand_states_in_any_order_are_taken_apart()
    {
        const int n = 100_003;
        int[] place = [.. Enumerable.Range(0, n).Select(k => (int)(k * 7919L % n))];
        var transitions = new List<(int, int, double)>();
        for (int k = 1; k < n - 1; k++)
            transitions.AddRange([(place[k], place[k + 1], 1), (place[k], place[k - 1], 1)]);
        var chain = ChainDecomposition.Of(Generator.FromTransitions(n, transitions));

        // equal odds: k/(n - 1)
        LongTimeDistribution end = chain.From(place[25_000]);
        Assert.Equal(25_000.0 / (n - 1), end.Probabilities[place[n - 1]], end.ErrorBound);
        Assert.InRange(end.Absorption.Sum(), 1 - end.ErrorBound, 1 + end.ErrorBound);
    }

    [Fact]
    public void A_start_outside_the_chain_is_refused()
    {
        var chain = ChainDecomposition.Of(Generator.FromTransitions(2, [(0, 1, 1)]));

        Assert.Throws<ArgumentOutOfRangeException>(() => chain.From(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.From(-1));
    }

    [Fact]
    public void Cancellation_stops_the_work()
    {
        Generator generator = Generator.FromTransitions(3, [(0, 1, 1), (0, 2, 1)]);
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => ChainDecomposition.Of(generator, cancellation: cancelled));
        Assert.Throws<OperationCanceledException>(() => ChainDecomposition.Of(generator).From(0, cancelled));
    }

    private static void AssertLongTime(ExactAbsorption exact, ChainDecomposition chain, IReadOnlyList<double>[] into, int start, double tolerance)
    {
        BigRational[] ends = exact.From(start);
        LongTimeDistribution found = chain.From(start);
        int at = chain.TransientStates.ToList().IndexOf(start);
        for (int c = 0; c < ends.Length; c++)
        {
            int[] states = exact.Classes[c];
            Assert.InRange(Error(ends[c], found.Absorption[c]), 0, tolerance);
            if (at >= 0)
                Assert.InRange(Error(ends[c], into[c][at]), 0, tolerance);
            BigRational[] within = exact.Within(states);
            for (int k = 0; k < states.Length; k++)
                Assert.InRange(Error(ends[c] * within[k], found.Probabilities[states[k]]), 0, 2 * tolerance);
        }
    }

    // Relative; what a double cannot hold in full counts as right where it is that small.
    private static double Error(BigRational exact, double found) =>
        BigRational.Abs(exact).ToDouble() < 1e-300 ? found < 2e-300 ? 0 : double.PositiveInfinity : exact.RelativeError(found);

    private static (int States, List<(int From, int To, double Rate)> Transitions) Sparse(int seed, double decades)
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Sparse(seed);
        var random = new Random(seed);
        return (n, [.. transitions.Select(one => one with { Rate = one.Rate * Math.Pow(10, -decades * random.NextDouble()) })]);
    }
}
