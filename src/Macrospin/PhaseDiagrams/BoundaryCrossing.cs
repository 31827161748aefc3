namespace SpinTorque;

/// <summary>A change of region along an edge of a cell, from Before to After as the coordinate rises.</summary>
internal readonly record struct BoundaryCrossing(BoundaryPoint Point, string Before, string After)
{
    /// <summary>The two regions in ordinal order.</summary>
    public (string First, string Second) Regions => string.CompareOrdinal(Before, After) < 0 ? (Before, After) : (After, Before);
}
