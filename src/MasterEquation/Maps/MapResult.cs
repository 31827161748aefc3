namespace SpinTorque;

/// <summary>A finished map.</summary>
/// <param name="Values">For each quantity of the plan, its values [row, column]; not a number where the point failed or has none.</param>
/// <param name="Failures">Points whose stationary state was not found, with the reason, by row and column.</param>
/// <param name="LargestResidual">Largest residual of a point that was found.</param>
/// <param name="LargestErrorBound">Largest bound on the relative error of a current, over points with a net one (a bound below one).</param>
/// <param name="Solvers">Methods that answered, with the number of points.</param>
public sealed record MapResult(
    IReadOnlyList<double[,]> Values,
    IReadOnlyList<MapFailure> Failures,
    double LargestResidual,
    double LargestErrorBound,
    IReadOnlyDictionary<string, int> Solvers);
