namespace SpinTorque.Tests.Cli.Maps;

/// <summary>A field whose value is a number made of the point's place, and which counts the points computed and may stop at one.</summary>
internal sealed class CountedField(int columns, int rows) : IMapField
{
    private int _computed;

    public int Columns => columns;

    public int Rows => rows;

    public int QuantityCount => 1;

    public int Computed => _computed;

    /// <summary>Called before each point with the number of those computed.</summary>
    public Action<int> Before { get; set; } = static _ => { };

    public IMapWorker CreateWorker() => new Worker(this);

    private sealed class Worker(CountedField field) : IMapWorker
    {
        public MapTileResult Compute(MapTile tile, Action<bool> pointDone, CancellationToken cancellation)
        {
            var result = new MapTileResult(tile, 1);
            for (int point = 0; point < tile.Points; point++)
            {
                field.Before(Interlocked.Increment(ref field._computed) - 1);
                cancellation.ThrowIfCancellationRequested();
                (int row, int column) = (tile.FirstRow + point / tile.Columns, tile.FirstColumn + point % tile.Columns);
                result.Values[0][point] = Math.Sin(row * 1000 + column);
                result.Tally.Count("sine");
                pointDone((row + column) % 97 == 0);
                if ((row + column) % 97 == 0)
                    result.Failures.Add(new MapFailure(column, row, "on a diagonal"));
            }
            return result;
        }
    }
}
