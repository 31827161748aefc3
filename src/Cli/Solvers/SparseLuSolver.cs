#if CSPARSE
using CSparse;
using CSparse.Double;
using CSparse.Double.Factorization;

namespace SpinTorque.Cli.Solvers;

/// <summary>Sparse LU of CSparse in minimum-degree order, with pivots on the diagonal where they are not too small.</summary>
internal sealed class SparseLuSolver() : ComparisonSolver("sparse-lu")
{
    // A diagonal entry is taken from this part of the largest of its column on: what KLU takes.
    private const double PivotTolerance = 1e-3;

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
        var p = new double[equations.Count];
        factors.Solve(equations.RightHandSide(), p);
        return new SolverAttempt(p);
    }
}
#endif
