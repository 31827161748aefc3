namespace SpinTorque;

/// <summary>A rectangle of a map's points, computed by one thread from its own start.</summary>
/// <param name="Index">Its number within its <see cref="MapTiling"/>.</param>
/// <param name="FirstColumn">Its first column.</param>
/// <param name="Columns">Points along the fast axis.</param>
/// <param name="FirstRow">Its first row.</param>
/// <param name="Rows">Points along the slow axis.</param>
public readonly record struct MapTile(int Index, int FirstColumn, int Columns, int FirstRow, int Rows)
{
    /// <summary>Number of points.</summary>
    public int Points => Columns * Rows;
}
