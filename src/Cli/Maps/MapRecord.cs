using SpinTorque.Cli.Input;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Maps;

/// <summary>A map that has run, with all that its files say of it.</summary>
internal sealed record MapRecord
{
    /// <summary>All that decides its numbers, and the model file as given.</summary>
    public required MapSpecification Specification { get; init; }

    /// <summary>The model with its overrides.</summary>
    public required SystemReading Reading { get; init; }

    /// <summary>The points.</summary>
    public required MapGrid Grid { get; init; }

    /// <summary>The quantities.</summary>
    public required IReadOnlyList<MapQuantity> Quantities { get; init; }

    /// <summary>Their values and the verdict.</summary>
    public required MapResult Result { get; init; }

    /// <summary>Most threads used at once.</summary>
    public required int Threads { get; init; }

    /// <summary>Seconds the points took, of all runs and shards together.</summary>
    public required double Seconds { get; init; }

    /// <summary>The transition lines of its plane; empty where there are none.</summary>
    public IReadOnlyList<AnnotatedLine> Lines { get; init; } = [];

    /// <summary>The horizontal axis.</summary>
    public MapAxisSpec X => Grid.X;

    /// <summary>The vertical axis; null for a line.</summary>
    public MapAxisSpec? Y => Grid.Y;

    /// <summary>Number of points.</summary>
    public long Points => Grid.Points;
}
