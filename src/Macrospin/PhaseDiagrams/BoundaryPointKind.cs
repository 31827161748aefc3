namespace SpinTorque;

/// <summary>What a boundary point is.</summary>
internal enum BoundaryPointKind
{
    /// <summary>A change of region along x.</summary>
    AlongX,

    /// <summary>A change of region along y.</summary>
    AlongY,

    /// <summary>A corner where boundaries meet.</summary>
    Corner,
}
