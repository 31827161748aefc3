using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SpinTorque;

/// <summary>Runs a map on several threads, a tile at a time; the result is the same to the last bit for any number of threads.</summary>
public static class MapRunner
{
    /// <summary>Computes every point.</summary>
    /// <param name="field">What to compute.</param>
    /// <param name="threads">Threads; at least 1, all cores where null.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static MapResult Run(IMapField field, int? threads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        var tiling = MapTiling.Of(field);
        var tiles = new ConcurrentBag<MapTileResult>();
        Run(field, tiling.All, tiles.Add, static _ => { }, threads ?? Environment.ProcessorCount, cancellation);
        return new MapResult(tiling, field.QuantityCount, tiles);
    }

    /// <summary>Computes some tiles.</summary>
    /// <param name="field">What to compute.</param>
    /// <param name="tiles">The tiles, begun in this order.</param>
    /// <param name="tileDone">Takes each tile as it is finished, from any thread.</param>
    /// <param name="pointDone">Called after each point, from any thread; true where the point failed.</param>
    /// <param name="threads">Threads; at least 1.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>; finished tiles have been handed over.</param>
    public static void Run(
        IMapField field, IEnumerable<MapTile> tiles, Action<MapTileResult> tileDone, Action<bool> pointDone, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(tileDone);
        var idle = new ConcurrentBag<IMapWorker>();         // a thread's loop ends and begins anew now and then; its worker serves again
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(
                Partitioner.Create(tiles, EnumerablePartitionerOptions.NoBuffering),
                options,
                () => idle.TryTake(out IMapWorker? worker) ? worker : field.CreateWorker(),
                (tile, _, worker) =>
                {
                    tileDone(worker.Compute(tile, pointDone, cancellation));
                    return worker;
                },
                idle.Add);
        }
        catch (AggregateException failures)
        {
            // one thread's failure is the map's
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
