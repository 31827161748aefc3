namespace SpinTorque;

/// <summary>A phase diagram: a plane divided into named regions.</summary>
public sealed record RegionDiagram
{
    /// <summary>The window.</summary>
    public required DiagramWindow Window { get; init; }

    /// <summary>The names of the regions that were found, in ordinal order.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The boundaries between regions.</summary>
    public required IReadOnlyList<RegionBoundary> Boundaries { get; init; }

    /// <summary>The points where three or more regions meet.</summary>
    public required IReadOnlyList<RegionCorner> Corners { get; init; }

    /// <summary>
    /// Index into <see cref="Names"/> at the centres of fine pixels [y, x], rising with both coordinates; pixels are right also where a
    /// boundary cuts a cell of the mesh.
    /// </summary>
    public required int[,] Pixels { get; init; }
}
