namespace SpinTorque;

/// <summary>One working point of a batch; its numbers hold until the next batch.</summary>
internal sealed class LanePoint : ITransport
{
    private readonly double?[] _noFano;

    public LanePoint(GrainStructure structure, int leads)
    {
        Transport = new PointTransport(structure, leads);
        Values = new double[structure.Space.Count];
        _noFano = new double?[leads];
    }

    /// <summary>Its currents, moments and conductances.</summary>
    public PointTransport Transport { get; }

    /// <summary>Its probabilities, where they were asked for.</summary>
    public double[] Values { get; }

    /// <summary>False where doubles do not suffice for the point and it must be solved alone.</summary>
    public bool Found { get; set; }

    public double Residual { get; set; }

    public double Log10MinProbability { get; set; }

    public SolverStatus Status => Found ? SolverStatus.Converged : SolverStatus.NotConverged;

    public IReadOnlyList<double> Probabilities => Values;

    public int Iterations => 0;

    public double Seconds { get; set; }

    public IReadOnlyList<double> Current => Transport.Current;

    public IReadOnlyList<double> SpinCurrent => Transport.SpinCurrent;

    public IReadOnlyList<double> EnergyCurrent => Transport.EnergyCurrent;

    public IReadOnlyList<double> HeatCurrent => Transport.HeatCurrent;

    public IReadOnlyList<IReadOnlyList<double>?> Conductance => Transport.Conductance;

    public IReadOnlyList<IReadOnlyList<double>?> Curvature => [];

    public IReadOnlyList<double?> Fano => _noFano;

    public double Charge => Transport.Moments.Charge;

    public double Sz => Transport.Moments.Sz;

    public double SzVariance => Transport.Moments.SzVariance;

    public IReadOnlyList<double> Occupations => Transport.Moments.Occupations;

    public double CurrentDefect => Transport.CurrentDefect;

    public double ErrorBound => Transport.ErrorBound;

    /// <summary>Takes moments and the smallest probability where they are wanted, the former from its <see cref="Values"/>.</summary>
    public void Take(LaneStates states, int lane, BatchRequest request)
    {
        if (request.Moments)
            Transport.Moments.Sum(Values);
        if (request.Smallest)
            Log10MinProbability = states.SmallestWeight(lane).Log10();
    }
}
