using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>Claims a folder for a run: an unfinished map is neither mixed with another nor lost without a word.</summary>
/// <param name="Folder">The map's folder.</param>
/// <param name="Shard">The share to compute.</param>
/// <param name="Resume">True where what is there is to be continued.</param>
/// <param name="Overwrite">True where what is there is to be discarded.</param>
internal sealed record PartClaim(string Folder, MapShard Shard, bool Resume, bool Overwrite)
{
    private const int DifferencesListed = 20;

    /// <summary>The parts.</summary>
    public PartFolder Parts { get; } = new(Folder);

    /// <summary>True where the folder holds the finished map that is to be resumed.</summary>
    /// <exception cref="CommandFailure">It holds another.</exception>
    public bool IsFinished(MapSpecification wanted)
    {
        string description = Path.Combine(Folder, MapFolder.Description);
        if (!Resume || Parts.IsBegun || !File.Exists(description))
            return false;
        byte[] finished = File.ReadAllBytes(description);
        if (FinishedMap.Is(finished, wanted))
            return true;
        throw Refused(FinishedMap.RunOf(finished) is { } run
            ? ["the finished map there differs from this one; leave out --resume to replace it, or name another folder. It was -> it is:", .. Differences(run, wanted)]
            : ["it holds another map, which is finished; leave out --resume to replace it, or name another folder"]);
    }

    /// <summary>Makes the folder of parts the run's own.</summary>
    /// <returns>What keeps other processes out, and the specification under which the map was begun.</returns>
    /// <exception cref="CommandFailure">It belongs to another run, or to one that is not to be continued.</exception>
    public (PartLock Lock, MapSpecification Begun) Take(MapSpecification wanted)
    {
        if (Overwrite)
            Discard();
        _ = Directory.CreateDirectory(Parts.Path);
        PartLock held = PartLock.Take(Parts, Shard);
        try
        {
            return (held, Begin(wanted));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private MapSpecification Begin(MapSpecification wanted)
    {
        bool any = Parts.Shards.Any(), own = Shard.IsWhole ? any : Parts.Shards.Contains(Shard);
        if (own && !Resume)
            throw Refused(["it holds a map that is not finished; --resume continues it, --overwrite discards it, or name another folder"]);
        MapSpecification? begun = Parts.Specification();
        if (begun is not null && begun.Identity.AsSpan().SequenceEqual(wanted.Identity))
            return begun;
        if (begun is not null && (any || !Shard.IsWhole))
        {
            throw Refused([
                "the unfinished map there differs from this one; name another folder, or discard it with --overwrite. It was -> it is:",
                .. Differences(begun, wanted)]);
        }
        Parts.Begin(wanted);
        return wanted;
    }

    private void Discard()
    {
        if (Parts.IsBegun)
            PartLock.Take(Parts, MapShard.Whole).Dispose();
        Parts.Remove();
    }

    private static string[] Differences(MapSpecification begun, MapSpecification wanted)
    {
        string[] all = [.. begun.DifferencesTo(wanted)];
        return all.Length <= DifferencesListed ? all : [.. all.Take(DifferencesListed), $"and {all.Length - DifferencesListed} more"];
    }

    private CommandFailure Refused(IEnumerable<string> lines) =>
        new(ExitCode.BadInput, lines.Select((line, index) => index == 0 ? $"--out {Folder}: {line}" : $"  {line}"));
}
