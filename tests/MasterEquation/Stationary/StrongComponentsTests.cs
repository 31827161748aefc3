using Xunit;

namespace SpinTorque.Tests;

public class StrongComponentsTests
{
    [Fact]
    public void States_of_a_class_reach_each_other_and_no_transition_leads_to_a_lower_one()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Sparse(seed);
            BigRational[,] rates = RandomChains.Exact(n, transitions);
            bool[][] reachedBy = [.. Enumerable.Range(0, n).Select(target => Reachability.ReachedBy(rates, target))];

            var components = new StrongComponents<Plain>(Generator.FromTransitions(n, transitions).Chain);

            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    Assert.Equal(reachedBy[i][j] && reachedBy[j][i], components.Of[i] == components.Of[j]);
            }
            Assert.All(transitions.Where(one => one.Rate > 0), one => Assert.True(components.Of[one.From] <= components.Of[one.To]));
            Assert.Equal(components.Count, components.Members().Length);
            Assert.All(components.Members().Index(), item => Assert.Equal(Enumerable.Range(0, n).Where(i => components.Of[i] == item.Index), item.Item));
        }
    }
}
