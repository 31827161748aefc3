using Xunit;

namespace SpinTorque.Tests;

public class BandOrderingTests
{
    [Fact]
    public void Every_state_gets_one_place()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            TransitionPattern pattern = Pattern(RandomChains.Sparse(seed));
            int[] order = BandOrdering.ReverseCuthillMcKee(pattern);

            Assert.Equal(Enumerable.Range(0, pattern.Count), order.Order());
            Assert.Equal(WidthByHand(pattern, order), BandOrdering.HalfBandwidth(pattern, order));
        }
    }

    [Fact]
    public void Neighbours_are_those_of_either_direction_by_their_degree()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) chain = RandomChains.Sparse(seed);
            var graph = new TransitionGraph(Pattern(chain));
            HashSet<int>[] sets = [.. Enumerable.Range(0, chain.n).Select(_ => new HashSet<int>())];
            foreach ((int from, int to, _) in chain.transitions)
                _ = (sets[from].Add(to), sets[to].Add(from));

            for (int state = 0; state < chain.n; state++)
                Assert.Equal(sets[state].OrderBy(other => sets[other].Count).ThenBy(other => other), graph.Neighbours(state).ToArray());
        }
    }

    [Theory]
    [InlineData(1, 100_003)]
    [InlineData(12, 40)]
    [InlineData(25, 31)]
    public void A_shuffled_lattice_gets_a_band_of_about_its_shorter_side(int side, int length)
    {
        int n = side * length;
        int[] place = [.. Enumerable.Range(0, n).Select(k => (int)(k * 7919L % n))];
        Assert.Equal(n, place.Distinct().Count());
        var transitions = new List<(int, int, double)>();
        for (int k = 0; k < n; k++)
        {
            if (k % side + 1 < side)
                transitions.Add((place[k], place[k + 1], 1));
            if (k + side < n)
                transitions.Add((place[k + side], place[k], 1));
        }

        Generator ordered = Generator.FromTransitions(n, transitions).InBandOrder(out IReadOnlyList<int> order);

        Assert.InRange(ordered.HalfBandwidth, side, side + 1);
        Assert.Equal(Enumerable.Range(0, n), order.Order());
        Assert.Equal(transitions.Order(), ordered.Transitions().Select(one => (order[one.From], order[one.To], one.Rate)).Order());
    }

    [Fact]
    public void The_natural_order_stays_where_it_is_as_good()
    {
        Generator ring = Generator.FromTransitions(5, Enumerable.Range(0, 4).Select(k => (k, k + 1, 1.0)));

        Assert.Same(ring, ring.InBandOrder(out IReadOnlyList<int> order));
        Assert.Equal(Enumerable.Range(0, 5), order);
    }

    private static TransitionPattern Pattern((int States, List<(int From, int To, double Rate)> Transitions) chain) =>
        Generator.FromTransitions(chain.States, chain.Transitions).Chain.Pattern;

    private static int WidthByHand(TransitionPattern pattern, int[] order)
    {
        int width = 0;
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                width = Math.Max(width, Math.Abs(Array.IndexOf(order, i) - Array.IndexOf(order, pattern.Column[p])));
        }
        return width;
    }
}
