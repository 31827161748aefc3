namespace SpinTorque.Cli.Profiling;

/// <summary>One method on one problem.</summary>
internal sealed record SolverProfile
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The stationary state with its verdict.</summary>
    public required StationaryState State { get; init; }

    /// <summary>Seconds of one whole point: the median of warm repetitions.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of the solve therein.</summary>
    public required double SolveSeconds { get; init; }

    /// <summary>Repetitions; zero where one cold run took all the time there was.</summary>
    public required int Repetitions { get; init; }

    /// <summary>Largest relative error of the currents; null where that is too dear to know, or no current flows.</summary>
    public required double? Error { get; init; }

    /// <summary>Bytes of the first run.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Seconds that the machine needs at least, and what binds.</summary>
    public required (double Seconds, string By) Bound { get; init; }
}
