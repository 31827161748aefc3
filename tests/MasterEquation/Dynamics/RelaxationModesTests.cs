using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace SpinTorque.Tests.Dynamics;

public sealed class RelaxationModesTests
{
    // A free walk between reflecting ends: eigenvalues 4 sin^2(pi k/2n).
    [Fact]
    public void A_walk_between_walls_has_its_first_modes()
    {
        const int n = 60;
        var walk = Generator.FromTransitions(n, Enumerable.Range(0, n - 1).SelectMany(i => new[] { (i, i + 1, 1.0), (i + 1, i, 1.0) }));
        IReadOnlyList<RelaxationMode> modes = RelaxationModes.Of(walk, 5);
        for (int k = 1; k <= 5; k++)
        {
            Assert.Equal(SolverStatus.Converged, modes[k - 1].Status);
            Expect.Near(4 * Math.Pow(Math.Sin(Math.PI * k / (2 * n)), 2), modes[k - 1].Rate, 1e-9);
        }
    }

    // Grains out of equilibrium against the dense eigenvalues of MathNet, whose own error is some units of rounding of the largest rate.
    [Fact]
    public void Grains_have_the_eigenvalues_of_their_dense_generator()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            Generator generator = MasterEquation.Assemble(OneLevelGrains.Model(seed, spin: 8, bath: seed % 2 == 0)).Generator();
            double[] dense = [.. Dense(generator).Evd().EigenValues.Select(value => -value.Real).Order().Skip(1).Take(3)];
            IReadOnlyList<RelaxationMode> modes = RelaxationModes.Of(generator, 3);
            Assert.All(modes.Zip(dense), pair => Expect.Near(pair.Second, pair.First.Rate, 1e-8, 1e-12));
        }
    }

    // Three wells in a row: two slow rates, e^-60 and below, far from the third. Rare passages: the two-state chain of wells, k1 and k2 of
    // w1 <-> w2 <-> w3 with all rates equal r: eigenvalues r and 3 r.
    [Fact]
    public void Slow_modes_far_below_the_others_keep_their_digits()
    {
        const double hop = 1e-20;
        var wells = Generator.FromTransitions(6, [(0, 1, 1), (1, 0, 1), (2, 3, 1), (3, 2, 1), (4, 5, 1), (5, 4, 1), (1, 2, hop), (2, 1, hop), (3, 4, hop), (4, 3, hop)]);
        IReadOnlyList<RelaxationMode> modes = RelaxationModes.Of(wells, 3);
        // each well spends half its time at its edge
        Expect.Near(0.5 * hop, modes[0].Rate, 1e-9);
        Expect.Near(1.5 * hop, modes[1].Rate, 1e-8);
        Expect.Near(2.0, modes[2].Rate, 1e-8);
    }

    // A magnet of n flips with poles that relax at different rates, about 1 and 0.6, the slower one where the state is improbable: e^(-x n). Detailed
    // balance: eigenvalues of the symmetric tridiagonal matrix by bisection on Sturm's count.
    [Theory]
    [InlineData(2, 80)]
    [InlineData(6, 80)]
    [InlineData(6, 400)]
    public void Modes_that_live_where_nobody_is_are_found(double x, int n)
    {
        double[] down = [.. Enumerable.Range(0, n).Select(m => (m + 1.0) * (n - m) / n * (1 - 0.4 * m / n))], up = [.. down.Select(rate => rate * Math.Exp(-x))];
        var ladder = Generator.FromTransitions(n + 1, Enumerable.Range(0, n).SelectMany(m => new[] { (m, m + 1, up[m]), (m + 1, m, down[m]) }));
        IReadOnlyList<RelaxationMode> modes = RelaxationModes.Of(ladder, 3);
        for (int k = 1; k <= 3; k++)
            Expect.Near(Sturm(up, down, k), modes[k - 1].Rate, 1e-8);
        Expect.Near(Sturm(up, down, 1), SlowestRelaxation.Of(ladder).Rate, 1e-8);
    }

    // The eigenvalue with k others below it.
    private static double Sturm(double[] up, double[] down, int k)
    {
        double low = 0, high = up.Sum() + down.Sum();
        for (int step = 0; step < 200; step++)
        {
            double middle = (low + high) / 2, pivot = 1;
            int below = 0;
            for (int i = 0; i <= up.Length; i++)
            {
                pivot = (i < up.Length ? up[i] : 0) + (i > 0 ? down[i - 1] : 0) - middle - (i > 0 ? up[i - 1] * down[i - 1] / pivot : 0);
                below += pivot < 0 ? 1 : 0;
            }
            (low, high) = below > k ? (low, middle) : (middle, high);
        }
        return high;
    }

    [Fact]
    public void Modes_that_turn_and_chains_that_fall_apart_say_so()
    {
        var ring = Generator.FromTransitions(5, Enumerable.Range(0, 5).Select(i => (i, (i + 1) % 5, 1.0)));
        Assert.Equal(SolverStatus.NotConverged, RelaxationModes.Of(ring, 2)[0].Status);
        Assert.All(RelaxationModes.Of(Generator.FromTransitions(3, [(0, 1, 1), (0, 2, 1)]), 2), mode => Assert.Equal(SolverStatus.Reducible, mode.Status));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelaxationModes.Of(ring, 0));
    }

    private static Matrix<double> Dense(Generator generator)
    {
        Matrix<double> q = Matrix<double>.Build.Dense(generator.StateCount, generator.StateCount);
        foreach ((int from, int to, double rate) in generator.Transitions())
        {
            q[to, from] += rate;
            q[from, from] -= rate;
        }
        return q;
    }
}
