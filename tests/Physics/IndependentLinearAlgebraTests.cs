using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>The elimination against somebody else's dense LU factors, on chains easy enough for those.</summary>
public sealed class IndependentLinearAlgebraTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 20)]
    [InlineData(3, 80)]
    [InlineData(4, 200)]
    public void Stationary_probabilities_are_those_of_dense_LU(int seed, int states)
    {
        Generator chain = RandomChain(seed, states);
        StationaryState found = new EliminationSolver().Solve(chain);
        double[] expected = DenseStationary(chain);
        Assert.Equal(SolverStatus.Converged, found.Status);
        for (int state = 0; state < states; state++)
            Assert.Equal(1, found.Probabilities[state] / expected[state], 1e-10);
    }

    // Rates between 0.1 and 1.1 from every state to its neighbours on a ring and to a few others.
    private static Generator RandomChain(int seed, int states)
    {
        var random = new Random(seed);
        double Rate() => 0.1 + random.NextDouble();
        IEnumerable<(int, int, double)> ring = Enumerable.Range(0, states).SelectMany(from =>
            new[] { (from, (from + 1) % states, Rate()), ((from + 1) % states, from, Rate()) });
        IEnumerable<(int, int, double)> jumps = Enumerable.Range(0, states).Select(from => (from, (from + 1 + random.Next(states - 1)) % states, Rate()));
        return Generator.FromTransitions(states, [.. ring, .. jumps]);
    }

    // Q P = 0 with the last equation replaced by sum P = 1.
    private static double[] DenseStationary(Generator chain)
    {
        int n = chain.StateCount;
        Matrix<double> q = DenseMatrix.Create(n, n, 0);
        foreach ((int from, int to, double rate) in chain.Transitions())
        {
            q[to, from] += rate;
            q[from, from] -= rate;
        }
        q.SetRow(n - 1, DenseVector.Create(n, 1));
        Vector<double> right = DenseVector.Create(n, 0);
        right[n - 1] = 1;
        return [.. q.LU().Solve(right)];
    }
}
