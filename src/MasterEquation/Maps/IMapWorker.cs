namespace SpinTorque;

/// <summary>Computes tiles one after another. What it returns depends on the tile alone, not on what it computed before.</summary>
public interface IMapWorker
{
    /// <summary>Computes a tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="pointDone">Called after each point; true where the point failed.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation);
}
