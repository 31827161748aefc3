using Xunit;

namespace SpinTorque.Tests;

/// <summary>What absorption and first passage say of their own error, against exact fractions.</summary>
public sealed class AbsorptionErrorTests
{
    [Fact]
    public void Bands_of_any_width_are_within_the_stated_error()
    {
        (int doubles, int apart) = (0, 0);
        for (int seed = 0; seed < 90; seed++)
        {
            (int n, List<(int From, int To, double Rate)> transitions) = RandomChains.Leaving(seed);
            (apart, doubles) = Check(n, transitions, [0, n / 2, n - 1]) ? (apart + 1, doubles) : (apart, doubles + 1);
        }
        Assert.True(doubles > 20 && apart > 20, $"{doubles} {apart}");
    }

    // Equal rates round alike at every state, so that errors add up: from state 28 up is 1.006 n 2^-52 wrong.
    [Fact]
    public void Roundings_that_add_up_are_within_the_stated_error()
    {
        const int n = 300;
        var transitions = new List<(int, int, double)>();
        for (int k = 0; k < n; k++)
            transitions.AddRange([(k, k == 0 ? n : k - 1, 0.224), (k, k + 1 == n ? n + 1 : k + 1, 0.061)]);
        Check(n, transitions, [0, 28, n - 1]);
    }

    // A rate in a thousand parts: their sum is 1.4e-14 wrong.
    [Fact]
    public void Rates_in_many_parts_are_within_the_stated_error()
    {
        IEnumerable<(int, int, double)> Parts(int from, int to, int count) => Enumerable.Repeat((from, to, 0.1), count);
        Check(2, [.. Parts(0, 1, 1000), .. Parts(1, 0, 3), .. Parts(1, 2, 1000), .. Parts(0, 3, 1), .. Parts(0, 4, 1)], [0, 1]);
        StationaryState found = new EliminationSolver().Solve(Generator.FromTransitions(2, [.. Parts(0, 1, 1000), .. Parts(1, 0, 1)]));
        BigRational exact = BigRational.Ratio(1, 1001);
        Assert.InRange(exact.RelativeError(found.Probabilities[0]), 0, found.ErrorBound);
    }

    // Out of one well of a grain into the other, rates and all: barriers of 30 and 500 T.
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.012)]
    public void Times_of_a_grain_are_within_the_stated_error_of_its_model(double temperature)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(6), anisotropy: 1m, field: 0.1m, (decimal)temperature);
        var equation = MasterEquation.Assemble(model);
        int[] up = [.. Enumerable.Range(0, equation.States.Count).Where(state => equation.States[state].Projection.Doubled >= 11)];
        int from = Enumerable.Range(0, equation.States.Count).First(state => equation.States[state].Projection.Doubled <= -12);
        var passage = FirstPassage.To(equation.Generator(), up);

        var dense = new DenseChain(model);
        int[] index = dense.IndicesOf(equation.States);
        BigRational[,] ended = dense.Rates;
        foreach (int target in up)
        {
            for (int to = 0; to < index.Length; to++)
                ended[to, index[target]] = BigRational.Zero;
        }
        Expect.Near(new ExactAbsorption(ended).Time(index[from]), passage.MeanTime(from).Value, passage.ErrorBound);
    }

    // The transient states first, then three that are never left; true where exponents were carried apart.
    private static bool Check(int n, List<(int From, int To, double Rate)> transitions, int[] starts)
    {
        var generator = Generator.FromTransitions(n + 3, transitions);
        var exact = new ExactAbsorption(RandomChains.Exact(n + 3, transitions));
        var chain = ChainDecomposition.Of(generator);
        var passage = FirstPassage.To(generator, [n, n + 1, n + 2]);
        Assert.Equal(Enumerable.Range(0, n), chain.TransientStates);
        IReadOnlyList<double>[] into = [.. Enumerable.Range(0, 3).Select(c => chain.AbsorptionInto(c))];
        foreach (int start in starts)
        {
            AssertWithin(exact.Time(start), passage.MeanTime(start).Value, passage.ErrorBound);
            BigRational[] ends = exact.From(start);
            LongTimeDistribution longTime = chain.From(start);
            for (int c = 0; c < 3; c++)
            {
                AssertWithin(ends[c], into[c][start], chain.AbsorptionErrorBound());
                AssertWithin(ends[c], longTime.Absorption[c], chain.AbsorptionErrorBound());
                AssertWithin(ends[c], longTime.Probabilities[n + c], longTime.ErrorBound);
            }
        }
        return passage.ExtendedExponents;
    }

    // Only what a double holds in full is claimed.
    private static void AssertWithin(BigRational exact, double found, double bound)
    {
        if (exact.ToDouble() is > 1e-300 and < 1e300)
            Expect.Near(exact, found, bound);
    }
}
