namespace SpinTorque.Cli.Maps;

/// <summary>A map whose points are computed each by itself.</summary>
/// <param name="columns">Points along x.</param>
/// <param name="rows">Points along y.</param>
/// <param name="quantities">Numbers at each point.</param>
/// <param name="valuesAt">The numbers at a column and row, not a number where there is none; called from several threads.</param>
internal sealed class PointwiseMap(int columns, int rows, int quantities, Func<int, int, double[]> valuesAt) : IMapField, IMapWorker
{
    /// <inheritdoc/>
    public int Columns => columns;

    /// <inheritdoc/>
    public int Rows => rows;

    /// <inheritdoc/>
    public int QuantityCount => quantities;

    /// <inheritdoc/>
    public IMapWorker CreateWorker() => this;

    /// <inheritdoc/>
    public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
    {
        var result = new MapTileResult(tile, quantities);
        for (int row = tile.FirstRow; row < tile.FirstRow + tile.Rows; row++)
        {
            for (int column = tile.FirstColumn; column < tile.FirstColumn + tile.Columns; column++)
            {
                cancellation.ThrowIfCancellationRequested();
                double[] values = valuesAt(column, row);
                for (int quantity = 0; quantity < quantities; quantity++)
                    result.Values[quantity][result.IndexOf(column, row)] = values[quantity];
                result.Tally.Count("closed form");
                pointDone(false);
            }
        }
        return result;
    }
}
