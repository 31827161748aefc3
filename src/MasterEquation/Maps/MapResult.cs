namespace SpinTorque;

/// <summary>A finished map.</summary>
public sealed class MapResult
{
    private readonly double[][,] _values;
    private readonly List<MapFailure> _failures = [];

    /// <summary>A map that is put together from its tiles.</summary>
    /// <param name="tiling">How it is cut.</param>
    /// <param name="quantities">How many quantities each point has.</param>
    /// <param name="tiles">The tiles, in any order.</param>
    public MapResult(MapTiling tiling, int quantities, IEnumerable<MapTileResult> tiles)
    {
        ArgumentNullException.ThrowIfNull(tiling);
        ArgumentNullException.ThrowIfNull(tiles);
        _values = new double[quantities][,];
        for (int quantity = 0; quantity < quantities; quantity++)
            _values[quantity] = new double[tiling.Rows, tiling.Columns];
        foreach (MapTileResult tile in tiles)
            Take(tile);
        _failures.Sort(static (one, other) => (one.Row, one.Column).CompareTo((other.Row, other.Column)));
    }

    /// <summary>For each quantity its values [row, column]; not a number where the point failed or has none.</summary>
    public IReadOnlyList<double[,]> Values => _values;

    /// <summary>Points that failed, with the reason, by row and column.</summary>
    public IReadOnlyList<MapFailure> Failures => _failures;

    /// <summary>The verdict on all points.</summary>
    public MapTally Tally { get; } = new();

    private void Take(MapTileResult result)
    {
        MapTile tile = result.Tile;
        for (int quantity = 0; quantity < _values.Length; quantity++)
        {
            for (int point = 0; point < tile.Points; point++)
                _values[quantity][tile.FirstRow + point / tile.Columns, tile.FirstColumn + point % tile.Columns] = result.Values[quantity][point];
        }
        _failures.AddRange(result.Failures);
        Tally.Add(result.Tally);
    }
}
