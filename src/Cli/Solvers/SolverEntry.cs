namespace SpinTorque.Cli.Solvers;

/// <summary>A method that <c>--solver</c> takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes one instance, for one thread at a time.</param>
internal sealed record SolverEntry(string Name, Func<SolverSettings, IStationarySolver> Create)
{
    /// <summary>True where it only picks one of the others.</summary>
    public bool Picks { get; init; }

    /// <summary>True where it heeds the limit of steps.</summary>
    public bool Iterates { get; init; }

    /// <summary>True where it reads rates from tables and stores no transition.</summary>
    public bool IsMatrixFree { get; init; }

    /// <summary>Why it cannot be used here, in a sentence; null where it can.</summary>
    public Func<string?> Missing { get; init; } = static () => null;

    /// <summary>Seconds that one solve takes by a rough count, for those that cannot be interrupted.</summary>
    public Func<Generator, double> LeastSeconds { get; init; } = static _ => 0;
}
