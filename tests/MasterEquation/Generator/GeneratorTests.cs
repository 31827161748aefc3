using Xunit;

namespace SpinTorque.Tests;

public class GeneratorTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    // Arguments of the thermal factors are carried in double-double, so each rate is right to some units of rounding at any T.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rates_of_a_grain_are_those_written_out_event_by_event(int seed)
    {
        GrainModel model = RandomGrains.Model(seed);
        var exact = new DenseChain(model);
        MasterEquation equation = MasterEquation.Assemble(model);
        int[] indices = exact.IndicesOf(equation.States);
        (int From, int To, double Rate)[] transitions = [.. equation.Generator().Transitions()];
        foreach ((int from, int to, double rate) in transitions)
            Expect.Near(exact.Rates[indices[to], indices[from]], rate, 4e-15);
        // none is missing: every event of the dense chain has a place
        int pairs = exact.Events.Select(item => (item.From, item.To)).Distinct().Count();
        Assert.Equal(pairs, transitions.Count(transition => transition.Rate > 0));
    }

    [Fact]
    public void Exit_rates_are_sums_over_columns()
    {
        Generator generator = MasterEquation.Assemble(Models.Yardstick(2, 1, 5)).Generator();
        var sums = new BigRational[generator.StateCount];
        foreach ((int from, _, double rate) in generator.Transitions())
            sums[from] += BigRational.From(rate);
        for (int state = 0; state < sums.Length; state++)
            Expect.Near(sums[state], generator.ExitRate(state), 4e-16);
        Assert.Equal(generator.LargestExitRate, Enumerable.Range(0, sums.Length).Max(generator.ExitRate));
        Assert.Equal(generator.LargestRate, generator.Transitions().Max(transition => transition.Rate));
    }

    [Fact]
    public void The_band_is_as_wide_as_its_farthest_transition()
    {
        Generator generator = MasterEquation.Assemble(Models.Yardstick(3, 2, 20)).Generator();
        Assert.Equal(generator.Transitions().Max(transition => Math.Abs(transition.From - transition.To)), generator.HalfBandwidth);
        Assert.Equal(generator.TransitionCount, generator.Transitions().Count());
    }

    [Fact]
    public void Transitions_may_come_in_any_order_and_add_up()
    {
        Generator generator = Generator.FromTransitions(3, [(2, 0, 0.5), (0, 1, 1), (1, 2, 2), (0, 1, 3), (1, 0, 0)]);
        Assert.Equal(4, generator.ExitRate(0));
        Assert.Equal(2, generator.ExitRate(1));
        Assert.Equal(0.5, generator.ExitRate(2));
        // P = (1/4, 1/2, 2)/(11/4) by flow around the ring
        StationaryState state = new EliminationSolver().Solve(generator);
        foreach ((double expected, double actual) in ((double[])[1 / 11.0, 2 / 11.0, 8 / 11.0]).Zip(state.Probabilities))
            Expect.Near(expected, actual, 1e-15);
    }

    [Fact]
    public void Impossible_transitions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(0, 2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(-1, 0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(1, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(0, 1, -1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(0, 1, double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generator.FromTransitions(2, [(0, 1, double.PositiveInfinity)]));
    }

    [Fact]
    public void The_residual_is_the_defect_of_the_balance_over_the_largest_exit_rate()
    {
        Generator generator = Generator.FromTransitions(3, [(0, 1, 1), (1, 2, 2), (2, 0, 4)]);
        // Q P at P = (1, 1, 1)/3: inflow less outflow (4 - 1, 1 - 2, 2 - 4)/3
        Expect.Near((3 + 1 + 2) / 3.0 / 4, generator.Residual([1 / 3.0, 1 / 3.0, 1 / 3.0]), 1e-15);
        Expect.Near(0.0, generator.Residual([4 / 7.0, 2 / 7.0, 1 / 7.0]), 0, 1e-16);
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Residual([1, 0]));
    }
}
