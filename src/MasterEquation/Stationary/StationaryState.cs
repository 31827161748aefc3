namespace SpinTorque;

/// <summary>Stationary probabilities of a chain with their own verdict.</summary>
public sealed class StationaryState
{
    /// <summary>How the solve ended.</summary>
    public required SolverStatus Status { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Solver { get; init; }

    /// <summary>True where the method had to carry exponents apart from mantissas, since doubles would have underflowed.</summary>
    public bool ExtendedExponents { get; init; }

    /// <summary>Probabilities, summing to one, in the generator's order; zero where below the range of a double; empty where there are none.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Decimal logarithm of the smallest probability, right also below the range of a double; minus infinity where a state is never entered, not a number where the method does not tell.</summary>
    public double Log10MinProbability { get; init; } = double.NegativeInfinity;

    /// <summary>Iterations made; zero for a direct method.</summary>
    public int Iterations { get; init; }

    /// <summary>|Q P|_1 over the largest exit rate; not a number only where there are no probabilities.</summary>
    public double Residual { get; init; } = double.NaN;

    /// <summary>Bound on the relative error of each probability, given the rates: n units of rounding for elimination, the estimated remainder for an iteration.</summary>
    public double ErrorBound { get; init; } = double.PositiveInfinity;

    /// <summary>What went wrong, in a sentence; empty where nothing did.</summary>
    public string Message { get; init; } = "";

    /// <summary>Seconds the solve took.</summary>
    public double Seconds { get; init; }

    /// <summary>The factors, where the method has them.</summary>
    internal object? Elimination { get; init; }

    /// <summary>What gives responses without factors; taken away once they are known, since it is large.</summary>
    internal IStationaryResponse? Response { get; set; }

    /// <summary>The same with its probabilities in another order, and without factors.</summary>
    /// <param name="places">The new place of each probability.</param>
    internal StationaryState InOrder(IReadOnlyList<int> places)
    {
        var probabilities = new double[Probabilities.Count];
        for (int k = 0; k < probabilities.Length; k++)
            probabilities[places[k]] = Probabilities[k];
        return new StationaryState
        {
            Status = Status,
            Solver = Solver,
            ExtendedExponents = ExtendedExponents,
            Probabilities = probabilities,
            Log10MinProbability = Log10MinProbability,
            Iterations = Iterations,
            Residual = Residual,
            ErrorBound = ErrorBound,
            Message = Message,
            Seconds = Seconds,
        };
    }
}
