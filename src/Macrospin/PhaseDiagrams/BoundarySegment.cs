namespace SpinTorque;

/// <summary>A piece of a boundary across one cell, between the regions First and Second.</summary>
internal readonly record struct BoundarySegment(BoundaryPoint Start, BoundaryPoint End, string First, string Second);
