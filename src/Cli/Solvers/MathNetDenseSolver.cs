using MathNet.Numerics.LinearAlgebra.Double;

namespace SpinTorque.Cli.Solvers;

/// <summary>Dense LU of Math.NET through its provider; for small chains.</summary>
internal sealed class MathNetDenseSolver(int threads) : ComparisonSolver("mathnet-dense")
{
    private const int MostStates = 5000;

    // The matrix and its factors.
    /// <inheritdoc/>
    protected override double MatrixMemory(Generator generator) => generator.StateCount <= MostStates ? 16.0 * generator.StateCount * generator.StateCount : 0;

    /// <inheritdoc/>
    protected override SolverAttempt Find(Generator generator, StationaryState? start, CancellationToken cancellation)
    {
        int n = generator.StateCount;
        if (n > MostStates)
            return new SolverAttempt([], 0, $"the dense matrix of {n} states would take {8e-9 * n * n:G3} GB; {MostStates} states are the most that {Name} takes.");
        MathNetProvider.Use(threads);
        var equations = new NormalisedEquations(generator);
        var matrix = new DenseMatrix(n, n);
        double[] values = matrix.Values;        // by columns
        foreach ((int row, int column, double value) in equations.Entries())
            values[column * n + row] = value;
        cancellation.ThrowIfCancellationRequested();
        return new SolverAttempt(equations.Weights(matrix.LU().Solve(DenseVector.OfArray(equations.RightHandSide()))));
    }
}
