namespace SpinTorque.Cli.Input;

/// <summary>What came out of a file that describes a system of any kind.</summary>
internal abstract record SystemReading
{
    /// <summary>The file with its overrides; null where it could not be parsed.</summary>
    public ModelDocument? Document { get; init; }

    /// <summary>The file's units.</summary>
    public UnitSystem Units { get; init; } = UnitSystem.Dimensionless;

    /// <summary>The file's title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Everything wrong, by position; empty where there is a system.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Everything doubtful, by position.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}
