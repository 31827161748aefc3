namespace SpinTorque;

/// <summary>Probabilities of a chain some time after its start, with their verdict.</summary>
public sealed class TransientState
{
    /// <summary>Converged, or not converged where it would have taken more products than allowed; there are then no probabilities.</summary>
    public required SolverStatus Status { get; init; }

    /// <summary>The time.</summary>
    public required double Time { get; init; }

    /// <summary>Probabilities in the generator's order, not negative, summing to one; empty where there are none.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Bound on the sum of the errors of all probabilities: what was cut off, and rounding.</summary>
    public double ErrorBound { get; init; } = double.PositiveInfinity;

    /// <summary>Products of the generator with a vector.</summary>
    public long Products { get; init; }

    /// <summary>True where the stationary state was reached, within the error bound, on the way.</summary>
    public bool IsStationary { get; init; }
}
