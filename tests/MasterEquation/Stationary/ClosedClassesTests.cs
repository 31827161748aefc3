using Xunit;

namespace SpinTorque.Tests;

public class ClosedClassesTests
{
    [Fact]
    public void Classes_are_those_of_flooding_from_every_state()
    {
        int several = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Sparse(seed);
            var goes = new bool[n, n];
            foreach ((int from, int to, double rate) in transitions)
                goes[from, to] |= rate > 0;
            List<int[]> expected = Reachability.ClosedClasses(goes);
            Assert.Equal(expected, ClosedClasses.Find(Generator.FromTransitions(n, transitions).Chain));
            several += expected.Count > 1 ? 1 : 0;
        }
        Assert.True(several > 100);
    }

    [Fact]
    public void A_path_of_a_hundred_thousand_states_does_not_exhaust_the_stack()
    {
        const int n = 100_000;
        Generator oneWay = Generator.FromTransitions(n, Enumerable.Range(0, n - 1).Select(k => (k, k + 1, 1.0)));
        Assert.Equal([[n - 1]], ClosedClasses.Find(oneWay.Chain));
        Generator ring = Generator.FromTransitions(n, Enumerable.Range(0, n).Select(k => (k, (k + 1) % n, 1.0)));
        Assert.Equal(n, Assert.Single(ClosedClasses.Find(ring.Chain)).Length);
    }
}
