namespace SpinTorque.Cli.Solvers;

/// <summary>What a solver is made with.</summary>
/// <param name="Threads">Threads it may use for one chain; at least 1.</param>
/// <param name="MaxIterations">Most steps of an iteration; at least 1.</param>
internal sealed record SolverSettings(int Threads, int MaxIterations);
