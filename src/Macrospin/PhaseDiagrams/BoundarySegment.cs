namespace SpinTorque;

/// <summary>A piece of a boundary across one cell, with the regions on its two sides in ordinal order.</summary>
internal readonly record struct BoundarySegment(BoundaryPoint Start, BoundaryPoint End, (string First, string Second) Regions);
