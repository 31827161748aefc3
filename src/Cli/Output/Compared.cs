namespace SpinTorque.Cli.Output;

/// <summary>What <c>compare</c> has to show.</summary>
internal sealed record Compared
{
    /// <summary>The model's title, or its file's name.</summary>
    public required string Title { get; init; }

    /// <summary>The grain of the file.</summary>
    public required GrainComparison Grain { get; init; }

    /// <summary>Its way from a start that was asked for, or null.</summary>
    public ComparedRelaxation? Relaxation { get; init; }

    /// <summary>The same grain at other spins.</summary>
    public required IReadOnlyList<GrainComparison> Convergence { get; init; }
}
