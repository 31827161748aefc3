#if CSPARSE
using CSparse;
using CSparse.Double;
using CSparse.Double.Factorization;

namespace SpinTorque.Cli.Solvers;

/// <summary>Sparse LU of CSparse in minimum-degree order, with pivots on the diagonal.</summary>
internal sealed class SparseLuSolver() : ComparisonSolver("sparse-lu")
{
    // The diagonal dominates its column, and other pivots fill the factors.
    private const double PivotTolerance = 0;

    /// <inheritdoc/>
    protected override SolverAttempt Find(Generator generator, StationaryState? start, CancellationToken cancellation)
    {
        var equations = new NormalisedEquations(generator);
        var matrix = new SparseMatrix(equations.Count, equations.Count, equations.Value.Length);
        equations.Start.CopyTo(matrix.ColumnPointers, 0);
        equations.Row.CopyTo(matrix.RowIndices, 0);
        equations.Value.CopyTo(matrix.Values, 0);
        cancellation.ThrowIfCancellationRequested();
        SparseLU factors = SparseLU.Create(matrix, ColumnOrdering.MinimumDegreeAtPlusA, PivotTolerance);
        var x = new double[equations.Count];
        factors.Solve(equations.RightHandSide(), x);
        return new SolverAttempt(equations.Weights(x));
    }
}
#endif
