namespace SpinTorque;

/// <summary>Computes those points of a tile that are still open.</summary>
internal interface IPartialWorker : IMapWorker
{
    /// <summary>Computes the points that are not done.</summary>
    /// <param name="into">The tile's result.</param>
    /// <param name="done">Points of the tile, row by row, that need nothing.</param>
    /// <param name="pointDone">Called after each point; true where the point failed.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    void Compute(MapTileResult into, ReadOnlySpan<bool> done, Action<bool> pointDone, CancellationToken cancellation);
}
