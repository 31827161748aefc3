using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// Panels with exponents apart. Where the machine has no vectors for them states go one by one, and the tests hold of that.
/// </summary>
public sealed class ExtendedPanelEliminationTests
{
    public static TheoryData<int, int> WidthsAndRoots
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int width in (int[])[8, 15, 16, 21, 60])
            {
                foreach (int root in (int[])[0, 1, 75, 148, 149])
                    data.Add(width, root);
            }
            return data;
        }
    }

    // A chain that carries a derivative is eliminated state by state. Exponents over some 10^4 decades.
    [Theory]
    [MemberData(nameof(WidthsAndRoots))]
    public void Panels_have_the_bits_of_single_states(int width, int root)
    {
        Chain<Extended> chain = Cold(150, width, seed: width + root);
        var panels = new BandElimination<Extended>(chain.Pattern);
        panels.Factor(chain, root);
        var weights = new Extended[150];
        panels.Weights(weights);
        chain.KeepSlopes(1);
        var single = new BandElimination<Extended>(chain.Pattern);
        single.Factor(chain, root);
        var expected = new Extended[150];
        single.Weights(expected);
        Assert.Equal(expected, weights);
        Assert.Equal(single.Exit[..root].ToArray(), panels.Exit[..root].ToArray());
        Assert.Contains(weights, weight => weight.Log10() is < -400 or > 400);
    }

    // Each weight gathers at most some n w roundings, whatever the exponents.
    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 20)]
    [InlineData(17, 39)]
    public void Weights_are_right_entry_by_entry(int width, int root)
    {
        var random = new Random(width);
        var transitions = new List<(int From, int To, double Rate)>();
        foreach ((int from, int to) in Links(40, width, random))
            transitions.Add((from, to, Math.ScaleB(random.Next(1, 8), -250 * random.Next(5))));
        System.Numerics.BigInteger[] exact = new RationalElimination(RandomChains.Exact(40, transitions), root).Weights();
        var elimination = new BandElimination<Extended>(Generator.FromTransitions(40, transitions).Widen().Pattern);
        elimination.Factor(Generator.FromTransitions(40, transitions).Widen(), root);
        var weights = new Extended[40];
        elimination.Weights(weights);
        for (int k = 0; k < 40; k++)
            Assert.InRange(ExtendedValue.RelativeError(weights[k], BigRational.Ratio(exact[k], exact[root]), 0), 0, 2e-14);
    }

    [Fact]
    public void A_trapped_state_is_found_in_a_panel()
    {
        Chain<Extended> chain = Generator.FromTransitions(60, Links(60, 10, new Random(1)).Where(link => link.From != 17).Select(link => (link.From, link.To, 1.0))).Widen();
        var elimination = new BandElimination<Extended>(chain.Pattern);
        elimination.Factor(chain, 40);
        Assert.Equal(17, elimination.Trapped);
        elimination.Factor(chain, 17);
        Assert.Equal(-1, elimination.Trapped);
    }

    private static Chain<Extended> Cold(int states, int width, int seed)
    {
        var random = new Random(seed);
        Chain<Extended> chain = Generator.FromTransitions(states, Links(states, width, random).Select(link => (link.From, link.To, 1.0))).Widen();
        for (int to = 0; to < states; to++)
        {
            for (int p = chain.Pattern.RowStart[to]; p < chain.Pattern.RowStart[to + 1]; p++)
            {
                // uphill the more improbable, and any of them blocked
                double climb = 40 * Math.Max(0, to - chain.Pattern.Column[p]);
                chain.Rate[p] = Extended.Exp(-climb - (random.Next(3) == 0 ? random.NextDouble() : 30000 * Math.Pow(random.NextDouble(), 3)), 0);
            }
        }
        chain.SumExits();
        return chain;
    }

    // Neighbours, the ends of the band and a fifth of what lies between.
    private static List<(int From, int To)> Links(int states, int width, Random random)
    {
        var links = new List<(int, int)>();
        for (int from = 0; from < states; from++)
        {
            for (int to = Math.Max(0, from - width); to <= Math.Min(states - 1, from + width); to++)
            {
                if (from != to && (Math.Abs(from - to) is 1 || Math.Abs(from - to) == width || random.NextDouble() < 0.2))
                    links.Add((from, to));
            }
        }
        return links;
    }
}
