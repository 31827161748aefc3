namespace SpinTorque;

/// <summary>
/// A place on the fine lattice that the tracer bisects on: between (X, Y) and its right neighbour, its upper neighbour, or a corner.
/// Lattices of cells nest, so equal places have equal numbers whichever cell found them.
/// </summary>
internal readonly record struct BoundaryPoint(long X, long Y, BoundaryPointKind Kind)
{
    public double LatticeX => X + (Kind == BoundaryPointKind.AlongX ? 0.5 : 0);

    public double LatticeY => Y + (Kind == BoundaryPointKind.AlongY ? 0.5 : 0);
}
