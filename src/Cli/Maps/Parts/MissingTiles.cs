using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>What a map lacks before it can be put together.</summary>
internal static class MissingTiles
{
    private const int SharesListed = 50;

    /// <summary>Checks that all tiles are there.</summary>
    /// <param name="tiling">How the map is cut.</param>
    /// <param name="there">The tiles there are.</param>
    /// <param name="shards">Shares that left any.</param>
    /// <exception cref="CommandFailure">Some are missing; the message names their shares, or their points.</exception>
    public static void Check(MapTiling tiling, FinishedTiles there, IEnumerable<MapShard> shards)
    {
        MapTile[] missing = [.. tiling.All.Where(tile => !there.Has(tile))];
        if (missing.Length == 0)
            return;
        int[] of = [.. shards.Select(shard => shard.Of).Distinct()];
        IEnumerable<string> lines = of is [> 1] ? Shares(tiling, missing, of[0]) : [Place(missing[0])];
        throw new CommandFailure(ExitCode.Failed, [
            $"spintorque: {missing.Length} of {tiling.Count} tiles are missing; the map's command with --resume, and --shard where it had one, computes them:",
            .. lines.Take(SharesListed)]);
    }

    private static IEnumerable<string> Shares(MapTiling tiling, MapTile[] missing, int of) => missing
        .GroupBy(tile => tile.Index % of + 1)
        .OrderBy(share => share.Key)
        .Select(share => $"  --shard {share.Key}/{of}: {share.Count()} of {new MapShard(share.Key, of).Tiles(tiling).Count()} tiles");

    private static string Place(MapTile tile) =>
        $"  the first: columns {tile.FirstColumn} to {tile.FirstColumn + tile.Columns - 1}, rows {tile.FirstRow} to {tile.FirstRow + tile.Rows - 1}";
}
