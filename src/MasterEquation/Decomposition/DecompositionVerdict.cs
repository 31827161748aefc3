namespace SpinTorque;

/// <summary>What the stationary states of its closed classes say of a whole chain.</summary>
/// <param name="chain">The chain taken apart.</param>
/// <param name="solver">Name of the method.</param>
/// <param name="seconds">Time it took.</param>
internal sealed class DecompositionVerdict(ChainDecomposition chain, string solver, double seconds)
{
    /// <summary>The stationary state, or why there is none.</summary>
    public StationaryState State()
    {
        StationaryState? failed = chain.Classes.Select(one => one.Stationary).FirstOrDefault(state => state.Status != SolverStatus.Converged);
        bool unique = chain.Classes.Count == 1;
        double[] probabilities = unique ? Probabilities(chain.Classes[0]) : [];
        return new StationaryState
        {
            Status = failed?.Status ?? (unique ? SolverStatus.Converged : SolverStatus.Reducible),
            Solver = solver,
            ExtendedExponents = chain.Classes.Any(one => one.Stationary.ExtendedExponents),
            Probabilities = probabilities,
            Log10MinProbability = unique && chain.TransientStates.Count == 0 ? chain.Classes[0].Stationary.Log10MinProbability : double.NegativeInfinity,
            Iterations = chain.Classes.Sum(one => one.Stationary.Iterations),
            Residual = chain.Classes.Max(one => one.Stationary.Residual),
            ErrorBound = chain.Classes.Max(one => one.Stationary.ErrorBound),
            Message = failed?.Message ?? (unique ? "" : $"the chain has {chain.Classes.Count} closed classes, so its stationary state depends on where it starts."),
            Seconds = seconds,
        };
    }

    private double[] Probabilities(ClosedClass only)
    {
        if (only.Stationary.Probabilities.Count == 0)
            return [];
        var probabilities = new double[chain.Generator.StateCount];
        for (int k = 0; k < only.States.Count; k++)
            probabilities[only.States[k]] = only.Stationary.Probabilities[k];
        return probabilities;
    }
}
