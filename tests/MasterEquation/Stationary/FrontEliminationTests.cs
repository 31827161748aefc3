using System.Runtime.Intrinsics;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>
/// Wide bands of four chains side by side against one state at a time in the other arithmetic, which is tested against exact fractions.
/// Rates span 20 decades; roots lie at both ends, beside them and inside, so that first panels are partly empty.
/// </summary>
public sealed class FrontEliminationTests
{
    private const int States = 130;

    // Each probability of a chain of n states is right to about n units of rounding.
    private const double Tolerance = States * 2.3e-16;

    public static TheoryData<int, int> WidthsAndRoots
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int width in (int[])[8, 9, 13, 20, 24])
            {
                foreach (int root in (int[])[0, 1, 2, 3, 65, 127, 128, 129])
                    data.Add(width, root);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndRoots))]
    public void Every_lane_gives_what_single_states_give(int width, int root)
    {
        Chain<Plain>[] chains = Chains(width);
        LaneStates states = Solved(chains, root, parameters: 2);
        for (int lane = 0; lane < chains.Length; lane++)
        {
            Assert.True(states.Found(lane));
            BandElimination<Extended> single = Eliminated(chains[lane], root);
            (var weights, var slopes) = (new Extended[States], new Extended[States]);
            single.Weights(weights);
            Extended total = weights.Aggregate((sum, weight) => sum + weight);
            for (int k = 0; k < States; k++)
                Assert.InRange((states.Weight(k, lane) / (weights[k] / total)).ToDouble(), 1 - Tolerance, 1 + Tolerance);
            for (int parameter = 0; parameter < 2; parameter++)
            {
                single.WeightSlopes(parameter, weights, slopes);
                double mean = (slopes.Aggregate((sum, slope) => sum + slope) / total).ToDouble();
                states.Differentiate(parameter);
                for (int k = 0; k < States; k++)
                {
                    // logarithmic derivatives are at most of order one per rate on a path, so the error counts relative to the weight
                    double probability = (weights[k] / total).ToDouble(), expected = probability * ((slopes[k] / weights[k]).ToDouble() - mean);
                    Expect.Near(expected, states.Slopes[k][lane], 0, 1e-10 * probability);
                }
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(21)]
    public void A_lane_has_the_same_bits_in_any_company_and_with_any_number_of_derivatives(int width)
    {
        Chain<Plain>[] chains = Chains(width);
        LaneStates all = Solved(chains, 40, parameters: 2), few = Solved([chains[2], chains[1], chains[3], chains[2]], 40, parameters: 1);
        all.Differentiate(0);
        few.Differentiate(0);
        for (int k = 0; k < States; k++)
        {
            Assert.Equal(all.Probabilities[k][2], few.Probabilities[k][0]);
            Assert.Equal(all.Slopes[k][2], few.Slopes[k][3]);
            Assert.Equal(all.Slopes[k][1], few.Slopes[k][1]);
        }
        Assert.Equal(all.SmallestProduct[3], few.SmallestProduct[2]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(19)]
    public void The_smallest_product_bounds_every_product_that_is_added_and_no_zero_counts(int width)
    {
        const int root = 66;
        Chain<Plain>[] chains = Chains(width);
        LaneStates states = Solved(chains, root, parameters: 0);
        for (int lane = 0; lane < chains.Length; lane++)
        {
            (double factor, double rate, double product) = Smallest(chains[lane], root);
            Assert.InRange(states.SmallestProduct[lane], factor * rate * (1 - Tolerance), product * (1 + Tolerance));
        }
    }

    // Of all l_ik, of all a_kj and of all their products but zeros, state by state on a full matrix, towards the root from both ends.
    private static (double Factor, double Rate, double Product) Smallest(Chain<Plain> chain, int root)
    {
        var a = new double[States, States];
        for (int i = 0; i < States; i++)
        {
            for (int p = chain.Pattern.RowStart[i]; p < chain.Pattern.RowStart[i + 1]; p++)
                a[i, chain.Pattern.Column[p]] = chain.Rate[p].Value;
        }
        List<int> remaining = [.. Enumerable.Range(0, States)];
        (double factor, double rate, double product) = (1, 1, 1);
        foreach (int k in Enumerable.Range(0, root).Concat(Enumerable.Range(root + 1, States - root - 1).Reverse()))
        {
            remaining.Remove(k);
            double exit = remaining.Sum(i => a[i, k]), least = remaining.Select(j => a[k, j]).Where(entry => entry > 0).Min();
            rate = Math.Min(rate, least);
            foreach (int i in remaining.Where(i => a[i, k] > 0))
            {
                double l = a[i, k] / exit;
                (factor, product) = (Math.Min(factor, l), Math.Min(product, l * least));
                foreach (int j in remaining)
                    a[i, j] += l * a[k, j];
            }
        }
        return (factor, rate, product);
    }

    private static LaneStates Solved(Chain<Plain>[] chains, int root, int parameters)
    {
        var rates = new LaneRates(chains[0].Pattern, null, chains[0].Rate.Length);
        rates.KeepSlopes(parameters);
        for (int p = 0; p < rates.Rate.Length; p++)
        {
            rates.Rate[p] = Vector256.Create(chains[0].Rate[p].Value, chains[1].Rate[p].Value, chains[2].Rate[p].Value, chains[3].Rate[p].Value);
            for (int parameter = 0; parameter < parameters; parameter++)
            {
                Plain Slope(int lane) => chains[lane].Slope[parameter][p];
                rates.Slope[parameter][p] = Vector256.Create(Slope(0).Value, Slope(1).Value, Slope(2).Value, Slope(3).Value);
            }
        }
        var states = new LaneStates(States, new FrontElimination(rates));
        states.Run(root);
        return states;
    }

    // Four chains of one pattern: neighbours and the farthest joined always, others here and there.
    private static Chain<Plain>[] Chains(int width)
    {
        var random = new Random(width);
        var transitions = new List<(int From, int To, double Rate)>();
        for (int from = 0; from < States; from++)
        {
            for (int to = Math.Max(0, from - width); to <= Math.Min(States - 1, from + width); to++)
            {
                if (from != to && (Math.Abs(from - to) is 1 || Math.Abs(from - to) == width || random.NextDouble() < 0.2))
                    transitions.Add((from, to, 1));
            }
        }
        TransitionPattern pattern = Generator.FromTransitions(States, transitions).Chain.Pattern;
        return [.. Enumerable.Range(0, 4).Select(_ => Filled(pattern, random))];
    }

    private static Chain<Plain> Filled(TransitionPattern pattern, Random random)
    {
        var chain = new Chain<Plain>(pattern);
        chain.KeepSlopes(2);
        for (int p = 0; p < chain.Rate.Length; p++)
        {
            chain.Rate[p] = new Plain(Math.Pow(10, -20 * Math.Pow(random.NextDouble(), 4)));
            foreach (Plain[] slope in chain.Slope)
                slope[p] = new Plain(chain.Rate[p].Value * (random.NextDouble() - 0.5));
        }
        chain.SumExits();
        return chain;
    }

    private static BandElimination<Extended> Eliminated(Chain<Plain> chain, int root)
    {
        var wide = new Chain<Extended>(chain.Pattern);
        wide.KeepSlopes(2);
        for (int p = 0; p < chain.Rate.Length; p++)
        {
            wide.Rate[p] = chain.Rate[p].Widen();
            for (int parameter = 0; parameter < 2; parameter++)
                wide.Slope[parameter][p] = chain.Slope[parameter][p].Widen();
        }
        wide.SumExits();
        var elimination = new BandElimination<Extended>(chain.Pattern);
        elimination.Factor(wide, root);
        return elimination;
    }
}
