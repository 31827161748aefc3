namespace SpinTorque;

/// <summary>
/// A map cut into tiles, row by row of tiles. The cut depends on the size of the map alone, never on threads or shards: what is carried from
/// point to point within a tile is then the same wherever the tile is computed.
/// </summary>
public sealed class MapTiling
{
    private const int Side = 16;
    private const int LineLength = 64;

    private readonly int _tileColumns;
    private readonly int _tileRows;

    /// <summary>Cuts a map.</summary>
    /// <param name="columns">Points along the fast axis; at least 1.</param>
    /// <param name="rows">Points along the slow axis; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public MapTiling(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (Columns, Rows) = (columns, rows);
        (_tileColumns, _tileRows) = rows == 1 ? (LineLength, 1) : (Side, Side);
    }

    /// <summary>Points along the fast axis.</summary>
    public int Columns { get; }

    /// <summary>Points along the slow axis.</summary>
    public int Rows { get; }

    /// <summary>Number of tiles.</summary>
    public int Count => Across * Pieces(Rows, _tileRows);

    /// <summary>All tiles in order.</summary>
    public IEnumerable<MapTile> All => Enumerable.Range(0, Count).Select(index => this[index]);

    private int Across => Pieces(Columns, _tileColumns);

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
            (int column, int row) = (along * _tileColumns, down * _tileRows);
            return new MapTile(index, column, Math.Min(_tileColumns, Columns - column), row, Math.Min(_tileRows, Rows - row));
        }
    }

    private static int Pieces(int length, int piece) => (length + piece - 1) / piece;
}
