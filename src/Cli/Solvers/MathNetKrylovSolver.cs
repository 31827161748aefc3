using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Double.Solvers;
using MathNet.Numerics.LinearAlgebra.Solvers;

namespace SpinTorque.Cli.Solvers;

/// <summary>A Krylov method of Math.NET with one of its preconditioners, from the neighbour's solution or from a uniform one.</summary>
internal sealed class MathNetKrylovSolver(KrylovMethod method, KrylovPreconditioner preconditioner, SolverSettings settings)
    : ComparisonSolver(NameOf(method, preconditioner))
{
    // |b - A x| at which it stops; the norm of b is one and the diagonal of A is -1.
    private const double Tolerance = 1e-13;

    /// <summary>The name of a combination; incomplete LU is not named.</summary>
    public static string NameOf(KrylovMethod method, KrylovPreconditioner preconditioner)
    {
        string name = method switch
        {
            KrylovMethod.BiCgStab => "mathnet-bicgstab",
            KrylovMethod.GpBiCg => "mathnet-gpbicg",
            _ => "mathnet-tfqmr",
        };
        return preconditioner switch
        {
            KrylovPreconditioner.Ilu0 => name,
            KrylovPreconditioner.Milu0 => $"{name}:milu0",
            _ => $"{name}:diagonal",
        };
    }

    /// <inheritdoc/>
    protected override SolverAttempt Find(Generator generator, StationaryState? start, CancellationToken cancellation)
    {
        MathNetProvider.Use(settings.Threads);
        int n = generator.StateCount, iterations = 0;
        var equations = new NormalisedEquations(generator);
        SparseMatrix matrix = SparseMatrix.OfIndexed(n, n, equations.Entries());
        DenseVector b = DenseVector.OfArray(equations.RightHandSide());
        IEnumerable<double> near = start?.Probabilities.Count == n ? start.Probabilities : Enumerable.Repeat(1.0 / n, n);
        DenseVector x = DenseVector.OfEnumerable(equations.Flows(near));
        var iterator = new Iterator<double>(
            new DelegateStopCriterion<double>((iteration, _, _, _) =>
            {
                cancellation.ThrowIfCancellationRequested();
                iterations = Math.Max(iterations, iteration + 1);       // counted from zero
                return IterationStatus.Continue;
            }),
            new FailureStopCriterion<double>(),
            new DivergenceStopCriterion<double>(),
            new ResidualStopCriterion<double>(Tolerance),
            new IterationCountStopCriterion<double>(settings.MaxIterations));
        IPreconditioner<double> approximate = Preconditioner();
        approximate.Initialize(matrix);
        Method().Solve(matrix, b, x, iterator, approximate);
        string failure = iterator.Status switch
        {
            IterationStatus.Converged => "",
            IterationStatus.StoppedWithoutConvergence => $"not converged after {iterations} iterations.",
            IterationStatus.Diverged => $"diverged after {iterations} iterations.",
            _ => $"broke down after {iterations} iterations.",
        };
        return new SolverAttempt(equations.Weights(x), iterations, failure);
    }

    private IIterativeSolver<double> Method() => method switch
    {
        KrylovMethod.BiCgStab => new BiCgStab(),
        KrylovMethod.GpBiCg => new GpBiCg(),
        _ => new TFQMR(),
    };

    // Math.NET's ILU0Preconditioner takes n^2 steps; its MILU0 without the modification is the same factorisation by rows.
    private IPreconditioner<double> Preconditioner() => preconditioner switch
    {
        KrylovPreconditioner.Ilu0 => new MILU0Preconditioner(modified: false),
        KrylovPreconditioner.Milu0 => new MILU0Preconditioner(modified: true),
        _ => new DiagonalPreconditioner(),
    };
}
