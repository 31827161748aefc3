using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class SlowestRelaxationTests
{
    // Two states relax at the sum of their rates.
    [Fact]
    public void Two_states_relax_at_the_sum_of_their_rates() =>
        Expect.Near(1e-9 + 3, SlowestRelaxation.Of(Generator.FromTransitions(2, [(0, 1, 1e-9), (1, 0, 3)])).Rate, 1e-14);

    // A free walk between reflecting ends: eigenvalues 2 - 2 cos(pi k/n).
    [Fact]
    public void A_walk_between_walls_has_its_lowest_mode()
    {
        const int n = 30;
        var generator = Generator.FromTransitions(n, Enumerable.Range(0, n - 1).SelectMany(i => new[] { (i, i + 1, 1.0), (i + 1, i, 1.0) }));
        SlowestRelaxation slowest = SlowestRelaxation.Of(generator);
        Assert.Equal(SolverStatus.Converged, slowest.Status);
        Expect.Near(4 * Math.Pow(Math.Sin(Math.PI / (2 * n)), 2), slowest.Rate, 1e-12);
    }

    // Behind a high barrier the rate is 1/tau(up) + 1/tau(down) up to e^-barrier; passage times are held against exact fractions elsewhere.
    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(2000)]
    public void Behind_a_barrier_it_is_the_sum_of_inverse_switching_times(int barrier)
    {
        GrainModel model = Models.OneLevel(HalfInteger.FromInteger(10), anisotropy: 1m, field: 0m, temperature: 10.0 / (DoubleDouble)barrier);
        var equation = MasterEquation.Assemble(model);
        int[] Beyond(int sign) => [.. Enumerable.Range(0, equation.States.Count).Where(state => sign * equation.States[state].Projection.Doubled >= 20)];
        Generator generator = equation.Generator();
        double up = FirstPassage.To(generator, Beyond(1)).MeanTime(Beyond(-1)[0]).Log10;
        double down = FirstPassage.To(generator, Beyond(-1)).MeanTime(Beyond(1)[0]).Log10;
        SlowestRelaxation slowest = SlowestRelaxation.Of(generator);
        Assert.Equal(SolverStatus.Converged, slowest.Status);
        // without field both are equal: rate 2/tau
        Expect.Near(up, down, 1e-12);
        Expect.Near(Math.Log10(2) - up, slowest.Log10Rate, 0, 1e-9);
    }

    [Fact]
    public void Reducible_chains_and_turning_modes_say_so()
    {
        Assert.Equal(SolverStatus.Reducible, SlowestRelaxation.Of(Generator.FromTransitions(3, [(0, 1, 1), (0, 2, 1)])).Status);
        // a ring in one direction: eigenvalues 1 - e^(+-2 pi i/3)
        Assert.Equal(SolverStatus.NotConverged, SlowestRelaxation.Of(Generator.FromTransitions(3, [(0, 1, 1), (1, 2, 1), (2, 0, 1)])).Status);
    }
}
