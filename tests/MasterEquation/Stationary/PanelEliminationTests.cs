using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// Panels of states in vectors against one state at a time in the other arithmetic, which is tested against exact fractions. Bands are
/// wide enough for every panel width; rates span 60 decades.
/// </summary>
public sealed class PanelEliminationTests
{
    // Each probability of a chain of n states is right to about n units of rounding; n = 420 here.
    private const double Tolerance = 420 * 2.3e-16;

    public static TheoryData<int, int> WidthsAndRoots
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int width in (int[])[8, 21, 47, 48, 159, 170])
            {
                foreach (int root in (int[])[0, 1, 200, 418, 419])
                    data.Add(width, root);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndRoots))]
    public void Panels_give_what_single_states_give(int width, int root)
    {
        Chain<Plain> chain = Banded(width, 420, seed: width);
        var panels = new BandElimination<Plain>(chain.Pattern);
        var single = new BandElimination<Extended>(chain.Pattern);
        panels.Factor(chain, root);
        single.Factor(Widened(chain), root);
        Assert.Equal(-1, panels.Trapped);
        var (actual, expected) = (new Extended[420], new Extended[420]);
        panels.Weights(actual);
        single.Weights(expected);
        AssertNear(expected, actual, Tolerance);
        var (actualSlope, expectedSlope) = (new Extended[420], new Extended[420]);
        panels.WeightSlopes(0, actual, actualSlope);
        single.WeightSlopes(0, expected, expectedSlope);
        // logarithmic derivatives are at most of order one per rate on a path, so the error counts relative to the weight
        for (int k = 0; k < 420; k++)
            Assert.InRange(((actualSlope[k] - expectedSlope[k]) / expected[k]).ToDouble(), -1e-10, 1e-10);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(21)]
    [InlineData(60)]
    public void Two_threads_give_the_same_bits(int width)
    {
        Chain<Plain> chain = Banded(width, 420, seed: 5);
        foreach (int root in (int[])[0, 7, 210, 300, 419])
        {
            var (one, two, team) = (new BandElimination<Plain>(chain.Pattern), new BandElimination<Plain>(chain.Pattern), new ThreadTeam(2));
            one.Factor(chain, root);
            two.Factor(chain, root, team);
            var (a, b) = (new Extended[420], new Extended[420]);
            one.Weights(a);
            two.Weights(b, team);
            Assert.Equal(a, b);
        }
    }

    [Fact]
    public void A_trapped_state_is_found_in_a_panel()
    {
        var transitions = new List<(int, int, double)>();
        for (int k = 0; k < 60; k++)
        {
            for (int j = Math.Max(0, k - 10); j < Math.Min(60, k + 10); j++)
            {
                // nothing leaves state 17
                if (j != k && k != 17)
                    transitions.Add((k, j, 1));
            }
        }
        Chain<Plain> chain = Generator.FromTransitions(60, transitions).Chain;
        var elimination = new BandElimination<Plain>(chain.Pattern);
        elimination.Factor(chain, 40);
        Assert.Equal(17, elimination.Trapped);
        elimination.Factor(chain, 17);
        Assert.Equal(-1, elimination.Trapped);
    }

    // One over an exit rate below 2^-1024 is infinite, and nothing times that no number; what it fills must not outlast the chain.
    [Theory]
    [InlineData(8)]
    [InlineData(21)]
    public void A_chain_on_which_doubles_lose_hold_leaves_nothing_to_the_next(int width)
    {
        Chain<Plain> chain = Banded(width, 420, seed: 3), cold = Banded(width, 420, seed: 3);
        for (int p = 0; p < cold.Rate.Length; p++)
            cold.Rate[p] = cold.Pattern.Column[p] == 50 ? new Plain(1e-311) : cold.Rate[p];
        (BandElimination<Plain> used, BandElimination<Plain> fresh) = (new(chain.Pattern), new(chain.Pattern));
        used.Factor(cold, 210);
        used.Factor(chain, 210);
        fresh.Factor(chain, 210);
        var (actual, expected) = (new Extended[420], new Extended[420]);
        used.Weights(actual);
        fresh.Weights(expected);
        Assert.Equal(expected, actual);
    }

    private static void AssertNear(Extended[] expected, Extended[] actual, double tolerance)
    {
        for (int k = 0; k < expected.Length; k++)
            Assert.InRange((actual[k] / expected[k]).ToDouble(), 1 - tolerance, 1 + tolerance);
    }

    private static Chain<Plain> Banded(int width, int states, int seed)
    {
        var random = new Random(seed);
        var transitions = new List<(int From, int To, double Rate)>();
        for (int from = 0; from < states; from++)
        {
            for (int to = Math.Max(0, from - width); to <= Math.Min(states - 1, from + width); to++)
            {
                bool kept = Math.Abs(from - to) is 1 || Math.Abs(from - to) == width || random.NextDouble() < 0.2;
                if (from != to && kept)
                    transitions.Add((from, to, Math.Pow(10, -60 * Math.Pow(random.NextDouble(), 4))));
            }
        }
        Chain<Plain> chain = Generator.FromTransitions(states, transitions).Chain;
        chain.KeepSlopes(1);
        for (int p = 0; p < chain.Rate.Length; p++)
            chain.Slope[0][p] = new Plain(chain.Rate[p].Value * (random.NextDouble() - 0.5));
        return chain;
    }

    private static Chain<Extended> Widened(Chain<Plain> chain)
    {
        var wide = new Chain<Extended>(chain.Pattern);
        wide.KeepSlopes(1);
        for (int p = 0; p < chain.Rate.Length; p++)
            (wide.Rate[p], wide.Slope[0][p]) = (chain.Rate[p].Widen(), chain.Slope[0][p].Widen());
        wide.SumExits();
        return wide;
    }
}
