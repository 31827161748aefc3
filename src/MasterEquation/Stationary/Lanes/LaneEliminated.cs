using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>A chain solved in the first lane, as its stationary state keeps it.</summary>
/// <param name="Solver">The solver; valid until its next run.</param>
/// <param name="RatesUnderflow">Whether a rate itself left the normal range.</param>
internal sealed record LaneEliminated(LaneSolver Solver, bool RatesUnderflow)
{
    /// <summary>Derivatives of the probabilities by a parameter; as <see cref="ChainElimination{T}.ProbabilitySlopes"/>.</summary>
    public double ProbabilitySlopes(int parameter, Span<double> slope)
    {
        (Vector256<double> shift, _) = Solver.States.Differentiate(parameter);
        LaneRates.Extract(Solver.States.Slopes, 0, slope);
        return shift[0];
    }

    /// <summary>Eliminates again with the most probable state as root.</summary>
    /// <param name="root">That state.</param>
    /// <returns>False where doubles do not suffice for it.</returns>
    public bool TryRoot(out int root)
    {
        root = Solver.States.MostProbable[0];
        if (Solver.States.Root != root)
            Solver.Run(root);
        return Solver.IsTrustworthy(0, RatesUnderflow);
    }
}
