namespace SpinTorque;

/// <summary>
/// Transport through the grain at one working point. Currents flow from the lead onto the grain, in electrons per unit time; lists follow
/// the order of the model's leads.
/// </summary>
public sealed class TransportResult : ITransport
{
    /// <summary>The working point.</summary>
    public required GrainModel Model { get; init; }

    /// <summary>The stationary state and its verdict; the numbers below are empty or zero where it has no probabilities.</summary>
    public required StationaryState State { get; init; }

    /// <summary>I_a: electrons entering from each lead less those leaving to it [PW 16].</summary>
    public IReadOnlyList<double> Current { get; init; } = [];

    /// <summary>(I_up - I_down)/2 of each lead, spins along the easy axis.</summary>
    public IReadOnlyList<double> SpinCurrent { get; init; } = [];

    /// <summary>Energy current of each lead: every event weighted with its addition energy.</summary>
    public IReadOnlyList<double> EnergyCurrent { get; init; } = [];

    /// <summary>Heat current of each lead: energy current less mu I.</summary>
    public IReadOnlyList<double> HeatCurrent { get; init; } = [];

    /// <summary>dI_a/dmu_b as [b][a], b the lead whose potential moves; null where not asked for or not available.</summary>
    public IReadOnlyList<IReadOnlyList<double>?> Conductance { get; init; } = [];

    /// <summary>Bound on the absolute error of each row of <see cref="Conductance"/>; zero where there is none.</summary>
    public IReadOnlyList<double> ConductanceError { get; init; } = [];

    /// <summary>
    /// d2I_a/dmu_b2 as [b][a], right to n roundings of gross flow over T^2; null where not asked for or not available.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>?> Curvature { get; init; } = [];

    /// <summary>Zero-frequency Fano factor of each lead; null where not asked for, not available, or the current vanishes.</summary>
    public IReadOnlyList<double?> Fano { get; init; } = [];

    /// <summary>Mean excess charge.</summary>
    public double Charge { get; init; }

    /// <summary>Mean S_z.</summary>
    public double Sz { get; init; }

    /// <summary>Variance of S_z.</summary>
    public double SzVariance { get; init; }

    /// <summary>Mean occupation of each level.</summary>
    public IReadOnlyList<double> Occupations { get; init; } = [];

    /// <summary>|sum I| / sum |I|, zero by charge conservation; zero where no current flows.</summary>
    public double CurrentDefect { get; init; }

    /// <summary>
    /// Bound on the error of any current relative to the largest one: the probabilities' error times gross over net flow. Infinite where
    /// gross flow exists and no net one.
    /// </summary>
    public double ErrorBound { get; init; } = double.PositiveInfinity;

    /// <summary>Where the theory or the request does not hold, each a sentence; made anew at each call.</summary>
    public IReadOnlyList<string> Warnings => [.. Validity.Warnings(Model), .. Remarks];

    /// <summary>What could not be given, each a sentence.</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    SolverStatus ITransport.Status => State.Status;

    IReadOnlyList<double> ITransport.Probabilities => State.Probabilities;

    double ITransport.Log10MinProbability => State.Log10MinProbability;

    int ITransport.Iterations => State.Iterations;

    double ITransport.Residual => State.Residual;

    double ITransport.Seconds => State.Seconds;
}
