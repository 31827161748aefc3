using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Output;

/// <summary>A map that has run, with all that its files say of it.</summary>
internal sealed record MapRecord
{
    /// <summary>The model file as given.</summary>
    public required string File { get; init; }

    /// <summary>The model with its overrides.</summary>
    public required ModelReading Reading { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required MapAxisSpec X { get; init; }

    /// <summary>The vertical axis; null for a line.</summary>
    public required MapAxisSpec? Y { get; init; }

    /// <summary>The quantities.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Their values and the verdict.</summary>
    public required MapResult Result { get; init; }

    /// <summary>The method asked for.</summary>
    public required string Solver { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Seconds the points took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Number of points.</summary>
    public int Points => X.Count * (Y?.Count ?? 1);
}
