namespace SpinTorque;

/// <summary>A finished tile.</summary>
public sealed class MapTileResult
{
    /// <summary>An empty result.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="quantities">How many quantities each point has.</param>
    public MapTileResult(MapTile tile, int quantities)
    {
        Tile = tile;
        Values = new double[quantities][];
        for (int quantity = 0; quantity < quantities; quantity++)
            Values[quantity] = new double[tile.Points];
    }

    /// <summary>The tile.</summary>
    public MapTile Tile { get; }

    /// <summary>For each quantity its values, row by row of the tile; not a number where the point failed or has none.</summary>
    public double[][] Values { get; }

    /// <summary>Points that failed, by row and column of the whole map.</summary>
    public IList<MapFailure> Failures { get; } = [];

    /// <summary>The verdict.</summary>
    public MapTally Tally { get; } = new();

    /// <summary>Where a point of the map lies in <see cref="Values"/>.</summary>
    public int IndexOf(int column, int row) => (row - Tile.FirstRow) * Tile.Columns + column - Tile.FirstColumn;
}
