namespace SpinTorque;

/// <summary>How a stationary solve ended.</summary>
public enum SolverStatus
{
    /// <summary>The probabilities are right to the stated error.</summary>
    Converged,

    /// <summary>The method stopped before it got there; the probabilities are its last ones and not to be trusted.</summary>
    NotConverged,

    /// <summary>The chain has several closed classes, so the stationary state is not unique; there are no probabilities.</summary>
    Reducible,
}
