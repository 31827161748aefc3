namespace SpinTorque.Cli.Maps;

/// <summary>Tiles that are there, each once, and the time they took.</summary>
internal sealed class FinishedTiles
{
    private readonly Dictionary<int, MapTileResult> _tiles = [];

    /// <summary>The tiles.</summary>
    public IReadOnlyCollection<MapTileResult> Tiles => _tiles.Values;

    /// <summary>Seconds, of all runs and shares together.</summary>
    public double Seconds { get; private set; }

    /// <summary>Most threads of one run.</summary>
    public int Threads { get; private set; }

    /// <summary>Their points.</summary>
    public long Points => _tiles.Values.Sum(tile => (long)tile.Tile.Points);

    /// <summary>Takes a part. A tile that came twice is the same twice.</summary>
    public void Take(MapPart part)
    {
        foreach (MapTileResult tile in part.Tiles)
            _tiles[tile.Tile.Index] = tile;
        (Seconds, Threads) = (Seconds + part.Seconds, Math.Max(Threads, part.Threads));
    }

    /// <summary>True where a tile is there.</summary>
    public bool Has(MapTile tile) => _tiles.ContainsKey(tile.Index);
}
