using System.Diagnostics;

namespace SpinTorque.Cli.Solvers;

/// <summary>
/// A method of a library behind the seam of the project's own ones. It is believed only where the result is a distribution, satisfies
/// Q P = 0, and balances the flows through every cut; no error bound is claimed.
/// </summary>
internal abstract class ComparisonSolver(string name) : IStationarySolver
{
    private const double LargestResidual = 1e-10;
    private const double LargestImbalance = 1e-6;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double Memory(Generator generator) => 12.0 * generator.TransitionCount + 8.0 * generator.StateCount + MatrixMemory(generator);

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        long began = Stopwatch.GetTimestamp();
        cancellation.ThrowIfCancellationRequested();
        if (MemoryPlan.Objection(Name, Memory(generator), generator, limit: null) is { } objection)
            return Judged(generator, new SolverAttempt([], 0, objection), began);
        return Judged(generator, generator.StateCount == 1 ? new SolverAttempt([1.0]) : Tried(generator, start, cancellation), began);
    }

    /// <summary>Bytes of what the library makes of the chain, at least: its matrix, and for factors or vectors as much again.</summary>
    protected virtual double MatrixMemory(Generator generator) => 32.0 * (generator.TransitionCount + generator.StateCount);

    /// <summary>Solves the equations with the library.</summary>
    protected abstract SolverAttempt Find(Generator generator, StationaryState? start, CancellationToken cancellation);

    // A library's exceptions are numerical outcomes here.
    private SolverAttempt Tried(Generator generator, StationaryState? start, CancellationToken cancellation)
    {
        try
        {
            return Find(generator, start, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new SolverAttempt([], 0, failure is OutOfMemoryException ? "not enough memory for this method." : $"{Name} failed: {failure.Message}");
        }
    }

    private StationaryState Judged(Generator generator, SolverAttempt attempt, long began)
    {
        double[] p = attempt.Values;
        double total = p.Sum();
        bool isNumber = double.IsFinite(total) && total != 0 && Array.TrueForAll(p, double.IsFinite);
        p = isNumber ? [.. p.Select(value => value / total)] : [];
        double residual = isNumber ? generator.Residual(p) : double.NaN;
        string message = attempt.Failure.Length > 0 ? attempt.Failure
            : !isNumber ? "the result is not a number."
            : Objection(generator, p, residual);
        return new StationaryState
        {
            Status = message.Length == 0 ? SolverStatus.Converged : SolverStatus.NotConverged,
            Solver = Name,
            Probabilities = p,
            Log10MinProbability = p.Length > 0 && p.Min() > 0 ? Math.Log10(p.Min()) : double.NegativeInfinity,
            Iterations = attempt.Iterations,
            Residual = residual,
            Message = message,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    private static string Objection(Generator generator, double[] p, double residual)
    {
        int negative = p.Count(value => value < 0);
        if (negative > 0)
            return $"the result has {negative} negative {(negative == 1 ? "entry" : "entries")}, the largest {-p.Min():G3}.";
        if (!(residual <= LargestResidual))
            return $"the residual is {residual:G3}.";
        int classes = generator.CountClosedClasses();
        if (classes > 1)
            return $"in doubles the chain has {classes} closed classes, so its stationary state is not unique.";
        double imbalance = CutBalance.Imbalance(generator, p);
        return imbalance <= LargestImbalance ? "" : $"flows up and down through a cut of the chain differ by {imbalance:G3} of themselves.";
    }
}
