namespace SpinTorque.Cli.Pictures;

/// <summary>A transition line as files and figures show it: named, and in the units of the axes.</summary>
internal sealed record AnnotatedLine
{
    /// <summary>Its letter; empty for lines that pictures leave out.</summary>
    public required string Label { get; init; }

    /// <summary>The lead's name.</summary>
    public required string Lead { get; init; }

    /// <summary>Index of the level.</summary>
    public required int Level { get; init; }

    /// <summary>The level's band.</summary>
    public required string Band { get; init; }

    /// <summary>Spin of the electron along the easy axis: <c>up</c> or <c>down</c>.</summary>
    public required string Spin { get; init; }

    /// <summary>Excess charge without the electron.</summary>
    public required int Charge { get; init; }

    /// <summary>Spin S of the grain without the electron.</summary>
    public required string GrainSpin { get; init; }

    /// <summary>Tunnelling rate relative to the largest of the lead.</summary>
    public required double Weight { get; init; }

    /// <summary>dy/dx in axis units; null where the line is vertical.</summary>
    public required double? Slope { get; init; }

    /// <summary>y at the last value of the x axis; x where the line is vertical.</summary>
    public required double Position { get; init; }

    /// <summary>The parts that are seen.</summary>
    public required IReadOnlyList<AnnotatedSegment> Segments { get; init; }
}
