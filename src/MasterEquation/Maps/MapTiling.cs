namespace SpinTorque;

/// <summary>
/// A map cut into tiles, row by row of tiles. The cut depends on what is mapped alone, never on threads, shards or time: what is carried from
/// point to point within a tile is then the same wherever the tile is computed.
/// </summary>
public sealed class MapTiling
{
    private const int Side = 16;
    private const int LineLength = 64;

    // A tile is what an interruption may lose.
    private const double Longest = 60;

    // So many tiles leave all threads busy; shorter ones than this are not worth a cut, nor those that no longer fill a vector.
    private const int Few = 32;
    private const double Shortest = 0.02;
    private const int LeastShared = 4;

    /// <summary>Cuts a map of points that take next to no time.</summary>
    /// <param name="columns">Points along the fast axis; at least 1.</param>
    /// <param name="rows">Points along the slow axis; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public MapTiling(int columns, int rows)
        : this(columns, rows, rows == 1 ? LineLength : Side, rows == 1 ? 1 : Side)
    {
    }

    /// <summary>Cuts a map into tiles of a given size.</summary>
    /// <param name="columns">Points along the fast axis; at least 1.</param>
    /// <param name="rows">Points along the slow axis; at least 1.</param>
    /// <param name="tileColumns">Those of a tile; at least 1.</param>
    /// <param name="tileRows">Those of a tile; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public MapTiling(int columns, int rows, int tileColumns, int tileRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileColumns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileRows, 1);
        (Columns, Rows, TileColumns, TileRows) = (columns, rows, tileColumns, tileRows);
    }

    /// <summary>Points along the fast axis.</summary>
    public int Columns { get; }

    /// <summary>Points along the slow axis.</summary>
    public int Rows { get; }

    /// <summary>Points of a whole tile along the fast axis.</summary>
    public int TileColumns { get; }

    /// <summary>Points of a whole tile along the slow axis.</summary>
    public int TileRows { get; }

    /// <summary>Number of tiles.</summary>
    public int Count => Across * Pieces(Rows, TileRows);

    /// <summary>All tiles in order.</summary>
    public IEnumerable<MapTile> All => Enumerable.Range(0, Count).Select(index => this[index]);

    private int Across => Pieces(Columns, TileColumns);

    /// <summary>A tile; the last of a row or column may be smaller.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile.</exception>
    public MapTile this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            (int down, int along) = Math.DivRem(index, Across);
            (int column, int row) = (along * TileColumns, down * TileRows);
            return new MapTile(index, column, Math.Min(TileColumns, Columns - column), row, Math.Min(TileRows, Rows - row));
        }
    }

    /// <summary>
    /// The cut of a field: 16 by 16 points, or 64 of a line; halved, along the slow axis first, until a tile is at most about a minute's work, and
    /// until there are tiles enough for all threads where that is worth it.
    /// </summary>
    /// <param name="field">The field.</param>
    public static MapTiling Of(IMapField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var tiling = new MapTiling(field.Columns, field.Rows);
        double seconds = field.SecondsPerPoint;
        while (tiling.IsTooCoarse(seconds))
        {
            tiling = tiling.TileRows > 1
                ? new MapTiling(field.Columns, field.Rows, tiling.TileColumns, tiling.TileRows / 2)
                : new MapTiling(field.Columns, field.Rows, tiling.TileColumns / 2, 1);
        }
        return tiling;
    }

    private bool IsTooCoarse(double secondsPerPoint)
    {
        int points = TileColumns * TileRows;
        double seconds = points * secondsPerPoint;
        return points > 1 && (seconds > Longest || (Count < Few && points > LeastShared && seconds > Shortest));
    }

    private static int Pieces(int length, int piece) => (length + piece - 1) / piece;
}
