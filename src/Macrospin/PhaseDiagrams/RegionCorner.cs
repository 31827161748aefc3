namespace SpinTorque;

/// <summary>A point where three or more regions meet, to 1e-11 of the window.</summary>
/// <param name="X">Its abscissa.</param>
/// <param name="Y">Its ordinate.</param>
/// <param name="Regions">The names of the regions, in ordinal order.</param>
public sealed record RegionCorner(double X, double Y, IReadOnlyList<string> Regions);
