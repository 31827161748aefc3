using System.Collections.Concurrent;
using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>
/// Computes a share of a map so that nothing finished is lost: tiles are written as they finish, and those that are there are not computed
/// again.
/// </summary>
internal sealed record MapRun
{
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>The map.</summary>
    public required MapJob Job { get; init; }

    /// <summary>What computes its points.</summary>
    public required IMapField Field { get; init; }

    /// <summary>Where its parts go.</summary>
    public required PartFolder Parts { get; init; }

    /// <summary>The share to compute.</summary>
    public required MapShard Shard { get; init; }

    /// <summary>True where the parts are what is wanted, and not the files made of them.</summary>
    public required bool KeepsParts { get; init; }

    /// <summary>Threads; at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>Tells how it gets on.</summary>
    public required IProgressDisplay Progress { get; init; }

    /// <summary>Writes a part and returns its file; into <see cref="Parts"/> unless told otherwise.</summary>
    public Func<MapPart, string>? WritePart { get; init; }

    /// <summary>Counts the points of the present run.</summary>
    public ProgressMeter? Meter { get; private set; }

    /// <summary>Computes what is missing.</summary>
    /// <param name="before">Tiles that are there.</param>
    /// <param name="complete">Takes all tiles when they are there.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    /// <exception cref="CommandFailure">It was interrupted or could not write; what was finished is kept.</exception>
    public void Compute(FinishedTiles before, Action<FinishedTiles> complete, CancellationToken cancellation)
    {
        MapTile[] share = [.. Shard.Tiles(Job.Tiling)], missing = [.. share.Where(tile => !before.Has(tile))];
        long total = share.Sum(tile => (long)tile.Points), there = total - missing.Sum(tile => (long)tile.Points);
        Meter = new ProgressMeter(total, there, before.Tiles.Sum(tile => (long)tile.Failures.Count));
        Exception? unwritten = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var writer = new PartWriter(WritePart ?? PartWriter.Into(Parts, Shard, Job.Specification.Identity), Threads, WriteInterval, problem =>
        {
            unwritten = problem;
            stop.Cancel();
        });
        try
        {
            Progress.Run(Meter, () => complete(Compute(missing, before, writer, stop.Token)));
        }
        catch (Exception problem)
        {
            Exception reason = unwritten ?? problem;
            TryFlush(writer);
            if (there + writer.WrittenPoints == 0)
                throw reason is OperationCanceledException ? new OperationCanceledException() : Failure(reason, "");
            throw Failure(reason, $"; {there + writer.WrittenPoints} of {total} points are kept in {Parts.Path}: the same command with --resume continues");
        }
    }

    private FinishedTiles Compute(MapTile[] missing, FinishedTiles before, PartWriter writer, CancellationToken cancellation)
    {
        var computed = new ConcurrentBag<MapTileResult>();
        MapRunner.Run(
            Field,
            missing,
            tile =>
            {
                computed.Add(tile);
                writer.Add(tile);
            },
            Meter!.Count,
            Threads,
            cancellation);
        Meter.Stop();
        if (KeepsParts)
            writer.Flush();
        before.Take(new MapPart([.. computed], Meter.Seconds, Threads));
        return before;
    }

    private static void TryFlush(PartWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // the reason is told already, and what could not be written is computed again
        }
    }

    private static CommandFailure Failure(Exception reason, string kept) => reason switch
    {
        OperationCanceledException => new CommandFailure(ExitCode.Interrupted, $"spintorque: interrupted{kept}."),
        CommandFailure failure when kept.Length == 0 => failure,
        CommandFailure failure => new CommandFailure(failure.ExitCode, failure.Messages.Append($"spintorque: stopped{kept}.")),
        OutOfMemoryException => new CommandFailure(ExitCode.Failed, $"spintorque: not enough memory for this problem{kept}."),
        _ => new CommandFailure(ExitCode.Failed, $"spintorque: {reason.Message}{kept}."),
    };
}
