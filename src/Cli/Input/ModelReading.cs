namespace SpinTorque.Cli.Input;

/// <summary>What came out of a model file.</summary>
internal sealed record ModelReading
{
    /// <summary>The file with its overrides; null where it could not be parsed.</summary>
    public ModelDocument? Document { get; init; }

    /// <summary>The model; null where there are problems.</summary>
    public GrainModel? Model { get; init; }

    /// <summary>The file's units.</summary>
    public UnitSystem Units { get; init; } = UnitSystem.Dimensionless;

    /// <summary>The file's title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Everything wrong, by position; empty where there is a model.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Everything doubtful, by position.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}
