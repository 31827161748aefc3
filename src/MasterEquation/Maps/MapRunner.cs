using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SpinTorque;

/// <summary>
/// Runs a map on several threads, a row at a time. Structure is shared, rates are refilled point by point; a method that starts from a
/// neighbour's state starts afresh in each row, so the result is the same to the last bit for any number of threads.
/// </summary>
public static class MapRunner
{
    /// <summary>Computes every point.</summary>
    /// <param name="plan">What to compute.</param>
    /// <param name="pointDone">Called after each point, from any thread; true where the point failed. May be null.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static MapResult Run(MapPlan plan, Action<bool>? pointDone = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var values = plan.Quantities.Select(_ => new double[plan.Rows, plan.Columns]).ToArray();
        var rows = new ConcurrentBag<MapRow>();
        MasterEquation shared = MasterEquation.Assemble(plan.ModelAt(0, 0));
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Threads, CancellationToken = cancellation };
        var order = Partitioner.Create(Enumerable.Range(0, plan.Rows), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(order, options, () => new MapRow(plan, shared.Fork(), values, pointDone), (row, _, worker) =>
            {
                worker.Compute(row, cancellation);
                return worker;
            }, rows.Add);
        }
        catch (AggregateException failures)
        {
            // one thread's failure is the map's
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return Summary(values, rows);
    }

    private static MapResult Summary(double[][,] values, IEnumerable<MapRow> workers)
    {
        MapRow[] all = [.. workers];
        var solvers = all.SelectMany(worker => worker.Solvers)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
        return new MapResult(
            values,
            [.. all.SelectMany(worker => worker.Failures).OrderBy(failure => failure.Row).ThenBy(failure => failure.Column)],
            all.Max(worker => worker.LargestResidual),
            all.Max(worker => worker.LargestErrorBound),
            solvers);
    }
}
