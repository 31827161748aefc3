namespace SpinTorque;

/// <summary>A corner on the lattice with the regions around it, in ordinal order.</summary>
internal sealed record BoundaryCorner(BoundaryPoint Point, IReadOnlyList<string> Regions);
