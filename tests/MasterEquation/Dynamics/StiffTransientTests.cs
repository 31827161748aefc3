using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class StiffTransientTests
{
    // Against the dense matrix exponential, from a small fraction of the fastest rate to many relaxation times; error bound of the method.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(40)]
    [InlineData(3000)]
    public void A_step_is_the_matrix_exponential(double time)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            MasterEquation equation = MasterEquation.Assemble(OneLevelGrains.Model(seed, spin: 6, bath: seed % 2 == 0));
            Generator generator = equation.Generator();
            double[] start = Start(generator.StateCount);
            TransientState state = new StiffTransient(generator, time).Step(start);
            double[] expected = MatrixExponential.Times(generator, time, start);
            Assert.Equal(SolverStatus.Converged, state.Status);
            Assert.All(state.Probabilities, value => Assert.True(value >= 0));
            Expect.Near(1.0, state.Probabilities.Sum(), 1e-14);
            Assert.InRange(expected.Zip(state.Probabilities, (a, b) => Math.Abs(a - b)).Sum(), 0, 2e-9);
        }
    }

    // Uniformisation, all positive terms, on a chain too long for dense matrices.
    [Fact]
    public void Long_chains_agree_with_uniformisation()
    {
        MasterEquation equation = MasterEquation.Assemble(GrainsOfTheLimit.Bistable(50));
        Generator generator = equation.Generator();
        double[] start = Start(generator.StateCount);
        IReadOnlyList<double> expected = new Uniformisation(generator).After(start, 20).Probabilities;
        Assert.InRange(expected.Zip(new StiffTransient(generator, 20).Step(start).Probabilities, (a, b) => Math.Abs(a - b)).Sum(), 0, 1e-10);
    }

    // Two wells, each of two states with rates 1, joined at a rate h: P(left) - P(right) = C e^(-lambda t) once the wells are in balance, with
    // lambda^2 - 2 (1 + h) lambda + 2 h = 0 and C = (2 - lambda)/(1 + (1 - lambda)^2). Times far above the inverse rates; 1e-12 by the contour.
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-10)]
    [InlineData(1e-14)]
    public void Slow_switching_keeps_its_digits_far_beyond_the_fastest_rate(double hop)
    {
        var wells = Generator.FromTransitions(4, [(0, 1, 1), (1, 0, 1), (2, 3, 1), (3, 2, 1), (1, 2, hop), (2, 1, hop)]);
        TransientState state = new StiffTransient(wells, 0.7 / hop).Step([1, 0, 0, 0]);
        double rate = 2 * hop / (1 + hop + Math.Sqrt(1 + hop * hop));
        double expected = (2 - rate) / (1 + (1 - rate) * (1 - rate)) * Math.Exp(-rate * 0.7 / hop);
        Assert.Equal(0, state.Products);
        Expect.Near(expected, state.Probabilities[0] + state.Probabilities[1] - state.Probabilities[2] - state.Probabilities[3], 1e-11);
    }

    // A ring driven one way has eigenvalues far from the real axis: the contour's own check sends it to uniformisation.
    [Fact]
    public void Rings_that_turn_are_taken_by_uniformisation()
    {
        const int n = 40;
        var ring = Generator.FromTransitions(n, Enumerable.Range(0, n).Select(i => (i, (i + 1) % n, 1.0)));
        double[] start = [1, .. new double[n - 1]];
        TransientState state = new StiffTransient(ring, 60).Step(start);
        Assert.True(state.Products > 0);
        Assert.InRange(MatrixExponential.Times(ring, 60, start).Zip(state.Probabilities, (a, b) => Math.Abs(a - b)).Sum(), 0, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Times_are_above_zero(double time) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StiffTransient(Generator.FromTransitions(2, [(0, 1, 1), (1, 0, 1)]), time));

    private static double[] Start(int n) => [.. Enumerable.Range(1, n).Select(k => 2.0 * k / n / (n + 1))];
}
