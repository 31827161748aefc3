namespace SpinTorque;

/// <summary>A point where three or more regions meet, to 1e-11 of the window; to about 1e-6 where boundaries touch without crossing.</summary>
/// <param name="X">Its abscissa.</param>
/// <param name="Y">Its ordinate.</param>
/// <param name="Regions">The names of the regions, in ordinal order.</param>
public sealed record RegionCorner(double X, double Y, IReadOnlyList<string> Regions);
