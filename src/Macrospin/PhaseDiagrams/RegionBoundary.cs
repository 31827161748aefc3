namespace SpinTorque;

/// <summary>A curve between two regions of a phase diagram.</summary>
/// <param name="Regions">The names of the regions on its two sides, in ordinal order.</param>
/// <param name="Points">Points of the curve in order, each bracketed along x or y to 1e-13 of the window; the ends on corners to 1e-11 of it.</param>
public sealed record RegionBoundary((string First, string Second) Regions, IReadOnlyList<(double X, double Y)> Points);
