using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class FirstPassageTests
{
    // Exact rationals; elimination adds and divides positive numbers, so the error stays below some n 2^-53.
    [Fact]
    public void Times_and_splittings_of_random_chains_are_exact_to_rounding()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (int states, List<(int From, int To, double Rate)> transitions) = RandomChains.Banded(seed, decades: 12);
            if (states < 3)
                continue;
            var generator = Generator.FromTransitions(states, transitions);
            var times = FirstPassage.To(generator, [states - 1]);
            IReadOnlyList<double> splitting = FirstPassage.Splitting(generator, [0], [states - 1]);
            BigRational[,] rates = RandomChains.Exact(states, transitions);
            (BigRational[] exact, BigRational[] reach) = (ExactPassage.Times(rates, states - 1), ExactPassage.Splitting(rates, 0, states - 1));
            for (int from = 0; from < states; from++)
            {
                Expect.Near(exact[from], times.MeanTime(from).Value, 1e-14);
                Expect.Near(reach[from], splitting[from], 1e-14);
            }
        }
    }

    // The reference for barriers: a grain in its two wells, all rates as the doubles that the program forms, times in exact fractions.
    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public void Switching_times_of_a_grain_are_exact_at_any_barrier(int barrier)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(6), anisotropy: 1m, field: 0.1m, temperature: 6.0 / (DoubleDouble)barrier);
        var equation = MasterEquation.Assemble(model);
        Generator generator = equation.Generator();
        int[] up = [.. Enumerable.Range(0, equation.States.Count).Where(state => equation.States[state].Projection.Doubled >= 11)];
        int from = Enumerable.Range(0, equation.States.Count).First(state => equation.States[state].Projection.Doubled <= -12);
        var passage = FirstPassage.To(generator, up);
        BigRational[,] rates = RandomChains.Exact(generator.StateCount, generator.Transitions());
        BigRational exact = ExactPassage.Times(rates, up)[from];
        Expect.Near(exact, passage.MeanTime(from).Value, 1e-12);
        Assert.True(passage.MeanTime(from).Log10 > 0.3 * barrier);
    }

    // t = sum_{i} 1/(u_i pi_i) sum_{j <= i} pi_j; here u = 1 upwards and d = 1/r downwards: a barrier of n ln(1/r)
    [Fact]
    public void Times_beyond_the_range_of_a_double_are_given_by_their_logarithm()
    {
        const int n = 400;
        var generator = Generator.FromTransitions(n, Enumerable.Range(0, n - 1).SelectMany(i => new[] { (i, i + 1, 1.0), (i + 1, i, 10.0) }));
        // t_i = 1 + 10 t_(i-1) = (10^(i+1) - 1)/9; their sum is (10^n - 10)/81 - (n - 1)/9
        PassageTime time = FirstPassage.To(generator, [n - 1]).MeanTime(0);
        Assert.Equal(double.PositiveInfinity, time.Value);
        Expect.Near(n - Math.Log10(81), time.Log10, 1e-14);
    }

    [Fact]
    public void What_may_end_elsewhere_takes_for_ever()
    {
        // 1 goes to the target 0 or to the trap 2, from which nothing leads back; 3 goes to the target only
        var generator = Generator.FromTransitions(4, [(1, 0, 1), (1, 2, 3), (3, 0, 2)]);
        var times = FirstPassage.To(generator, [0]);
        Assert.Equal(PassageTime.Never, times.MeanTime(1));
        Assert.Equal(PassageTime.Never, times.MeanTime(2));
        Expect.Near(0.5, times.MeanTime(3).Value, 1e-15);
        Assert.Equal(0, times.MeanTime(0).Value);
        Expect.Near(0.25, FirstPassage.Splitting(generator, [0], [2])[1], 1e-15);
        Assert.Equal(0, FirstPassage.Splitting(generator, [0], [1])[2]);
    }

    [Fact]
    public void A_start_spread_over_states_averages_their_times()
    {
        var generator = Generator.FromTransitions(3, [(1, 0, 4), (2, 0, 1)]);
        Expect.Near(0.25 * 0.25 + 0.75 * 1, FirstPassage.To(generator, [0]).MeanTime([0, 0.5, 1.5]).Value, 1e-15);
    }

    [Fact]
    public void Empty_and_overlapping_sets_are_refused()
    {
        var generator = Generator.FromTransitions(3, [(1, 0, 4), (2, 0, 1)]);
        Assert.Throws<ArgumentException>(() => FirstPassage.To(generator, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstPassage.To(generator, [3]));
        Assert.Throws<ArgumentException>(() => FirstPassage.Splitting(generator, [0, 1], [1]));
    }
}
