namespace SpinTorque.Cli.Solvers;

/// <summary>What a library gave back, before it is judged.</summary>
/// <param name="Values">The solution; empty where there is none.</param>
/// <param name="Iterations">Iterations made; zero for a direct method.</param>
/// <param name="Failure">Why it stopped early, in a sentence; empty where it did not.</param>
internal readonly record struct SolverAttempt(double[] Values, int Iterations = 0, string Failure = "");
