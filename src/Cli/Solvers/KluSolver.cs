namespace SpinTorque.Cli.Solvers;

/// <summary>Sparse LU of SuiteSparse KLU; chains of the same pattern reuse analysis and pivots.</summary>
internal sealed class KluSolver() : ComparisonSolver("klu"), IDisposable
{
    private KluFactors? _factors;

    /// <summary>Frees analysis and factors, which else go with the object.</summary>
    public void Dispose() => _factors?.Dispose();

    /// <inheritdoc/>
    protected override SolverAttempt Find(Generator generator, StationaryState? start, CancellationToken cancellation)
    {
        var equations = new NormalisedEquations(generator);
        if (_factors is null || !_factors.Serve(equations))
        {
            _factors?.Dispose();
            _factors = new KluFactors(equations);
        }
        cancellation.ThrowIfCancellationRequested();
        double[] x = equations.RightHandSide();
        _factors.Solve(equations, x);
        return new SolverAttempt(equations.Weights(x));
    }
}
