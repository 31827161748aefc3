namespace SpinTorque;

/// <summary>What quantities are read from: a result of its own, or a point of a batch whose numbers the next batch replaces.</summary>
internal interface ITransport
{
    SolverStatus Status { get; }

    IReadOnlyList<double> Probabilities { get; }

    double Log10MinProbability { get; }

    int Iterations { get; }

    double Residual { get; }

    double Seconds { get; }

    IReadOnlyList<double> Current { get; }

    IReadOnlyList<double> SpinCurrent { get; }

    IReadOnlyList<double> EnergyCurrent { get; }

    IReadOnlyList<double> HeatCurrent { get; }

    IReadOnlyList<IReadOnlyList<double>?> Conductance { get; }

    IReadOnlyList<IReadOnlyList<double>?> Curvature { get; }

    IReadOnlyList<double?> Fano { get; }

    double Charge { get; }

    double Sz { get; }

    double SzVariance { get; }

    IReadOnlyList<double> Occupations { get; }

    double CurrentDefect { get; }

    double ErrorBound { get; }
}
