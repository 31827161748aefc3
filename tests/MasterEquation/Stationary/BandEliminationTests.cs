using Xunit;

namespace SpinTorque.Tests;

/// <summary>The elimination with every kind of number against exact fractions, for every root.</summary>
public class BandEliminationTests
{
    public static TheoryData<int, double> Chains
    {
        get
        {
            var data = new TheoryData<int, double>();
            for (int seed = 1; seed <= 24; seed++)
                data.Add(seed, seed % 3 == 0 ? 60 : seed % 3 == 1 ? 12 : 1);
            return data;
        }
    }

    // Each weight gathers at most some n w roundings, whatever the condition: 60 decades of rates change nothing.
    [Theory]
    [MemberData(nameof(Chains))]
    public void Weights_are_right_entry_by_entry_from_every_root(int seed, double decades)
    {
        var chain = new SampleChain(seed, decades);
        for (int root = 0; root < chain.States; root++)
        {
            BigRational[] expected = chain.Weights(root);
            AssertWeights(expected, Weights<Plain>(chain, root), 2e-14);
            AssertWeights(expected, Weights<Extended>(chain, root), 2e-14);
            AssertWeights(expected, Weights<ExactRate>(chain, root), 4e-15);    // only the weights' own recursion rounds
        }
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void Derivatives_of_the_weights_are_exact_to_rounding(int seed, double decades)
    {
        var chain = new SampleChain(seed, decades);
        for (int root = 0; root < chain.States; root++)
        {
            BigRational[] weights = chain.Weights(root);
            var elimination = new RationalElimination(chain.Rates, root);
            for (int parameter = 0; parameter < 2; parameter++)
            {
                BigRational[] r = RandomChains.Apply(chain.Slopes(parameter), weights);
                BigRational[] expected = elimination.Solve([.. r.Select(value => -value)]);
                AssertSlopes(expected, weights, Slopes<Plain>(chain, root, parameter));
                AssertSlopes(expected, weights, Slopes<Extended>(chain, root, parameter));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void Linear_systems_are_solved_exactly_with_exact_numbers(int seed, double decades)
    {
        // Fractions of 60 decades grow long; one decade in three tells as much.
        var chain = new SampleChain(seed, Math.Min(decades, 12));
        for (int root = 0; root < chain.States; root++)
        {
            var elimination = new RationalElimination(chain.Rates, root);
            BigRational[] r = chain.RightHandSide();
            BigRational[] expected = elimination.Solve(r);
            Assert.Equal(expected, Solve<ExactRate>(chain, root, r).Select(value => value.Value));
        }
    }

    // Without barriers doubles must do, relative to the largest entry, since a right-hand side of both signs cancels.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Linear_systems_without_barriers_are_solved_by_doubles(int seed)
    {
        var chain = new SampleChain(seed, decades: 1);
        for (int root = 0; root < chain.States; root++)
        {
            BigRational[] r = chain.RightHandSide();
            double[] expected = [.. new RationalElimination(chain.Rates, root).Solve(r).Select(value => value.ToDouble())];
            double scale = expected.Max(Math.Abs);
            foreach ((double exact, Plain actual) in expected.Zip(Solve<Plain>(chain, root, r)))
                Expect.Near(exact, actual.Value, 0, 1e-13 * scale);
        }
    }

    [Fact]
    public void A_state_that_cannot_reach_the_root_is_trapped()
    {
        int trapped = 0, free = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Sparse(seed);
            Chain<Plain> chain = Generator.FromTransitions(n, transitions).Chain;
            for (int root = 0; root < n; root++)
            {
                var elimination = new BandElimination<Plain>(chain.Pattern);
                elimination.Factor(chain, root);
                bool[] reaches = Reachability.ReachedBy(RandomChains.Exact(n, transitions), root);
                Assert.Equal(reaches.Contains(false), elimination.Trapped >= 0);
                (trapped, free) = reaches.Contains(false) ? (trapped + 1, free) : (trapped, free + 1);
            }
        }
        Assert.True(trapped > 100 && free > 100);
    }

    [Fact]
    public void The_same_instance_eliminates_chain_after_chain_without_allocating()
    {
        (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(3, 4);
        Chain<Plain> chain = Generator.FromTransitions(n, transitions).Chain;
        var elimination = new BandElimination<Plain>(chain.Pattern);
        var weights = new Extended[n];
        for (int warm = 0; warm < 100; warm++)
        {
            elimination.Factor(chain, warm % n);
            elimination.Weights(weights);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int root = 0; root < n; root++)
        {
            elimination.Factor(chain, root);
            elimination.Weights(weights);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        // and the used workspace gives the same bits as a new one
        var fresh = new BandElimination<Plain>(chain.Pattern);
        fresh.Factor(chain, n - 1);
        var again = new Extended[n];
        fresh.Weights(again);
        Assert.Equal(weights.Select(weight => weight.Log10()), again.Select(weight => weight.Log10()));
    }

    [Fact]
    public void Exit_rates_of_eliminated_states_are_Schur_complements()
    {
        var chain = new SampleChain(5, 1);
        var elimination = new BandElimination<ExactRate>(chain.Of<ExactRate>().Pattern);
        elimination.Factor(chain.Of<ExactRate>(), 0);
        // Their product is the determinant of -Q without the root, which a fraction-free elimination in the other order gives as well.
        BigRational product = BigRational.One;
        for (int k = 1; k < chain.States; k++)
            product *= elimination.Exit[k].Value;
        BigRational determinant = new RationalElimination(chain.Rates, 0).Minor();
        Assert.Equal(determinant, product);
    }

    private static void AssertWeights(BigRational[] expected, Extended[] actual, double tolerance)
    {
        for (int k = 0; k < expected.Length; k++)
            Expect.Near(expected[k], actual[k].ToDouble(), tolerance);
    }

    // Logarithmic derivatives of the rates are at most 1 here, so those of the weights are at most some n.
    private static void AssertSlopes(BigRational[] expected, BigRational[] weights, Extended[] actual)
    {
        for (int k = 0; k < expected.Length; k++)
            Expect.Near(expected[k], actual[k].ToDouble(), 0, 1e-13 * weights[k].ToDouble());
    }

    private static Extended[] Weights<T>(SampleChain sample, int root)
        where T : struct, IRateNumber<T>
    {
        Chain<T> chain = sample.Of<T>();
        var elimination = new BandElimination<T>(chain.Pattern);
        elimination.Factor(chain, root);
        var weights = new Extended[sample.States];
        elimination.Weights(weights);
        return weights;
    }

    private static Extended[] Slopes<T>(SampleChain sample, int root, int parameter)
        where T : struct, IRateNumber<T>
    {
        Chain<T> chain = sample.Of<T>();
        var elimination = new BandElimination<T>(chain.Pattern);
        elimination.Factor(chain, root);
        var weights = new Extended[sample.States];
        var slopes = new Extended[sample.States];
        elimination.Weights(weights);
        elimination.WeightSlopes(parameter, weights, slopes);
        return slopes;
    }

    private static T[] Solve<T>(SampleChain sample, int root, BigRational[] r)
        where T : struct, IRateNumber<T>
    {
        Chain<T> chain = sample.Of<T>();
        var elimination = new BandElimination<T>(chain.Pattern);
        elimination.Factor(chain, root);
        T[] right = [.. r.Select(value => T.From(value.ToDouble()))];       // small integers
        var y = new T[sample.States];
        elimination.Solve(right, y);
        return y;
    }
}
