using SpinTorque.Cli.Commands;

namespace SpinTorque.Cli.Maps;

/// <summary>Keeps two processes from computing the same share of a map in the same folder. It ends with the process, however that ends.</summary>
internal sealed class PartLock : IDisposable
{
    private const string Extension = ".lock";

    private readonly FileStream _held;

    private PartLock(FileStream held) => _held = held;

    /// <summary>Claims a share; the whole map excludes every share and every share the whole.</summary>
    /// <exception cref="CommandFailure">Another process has it.</exception>
    public static PartLock Take(PartFolder parts, MapShard shard)
    {
        string whole = Path.Combine(parts.Path, MapShard.Whole.Tag + Extension);
        string own = Path.Combine(parts.Path, shard.Tag + Extension);
        string[] others = shard.IsWhole ? Directory.GetFiles(parts.Path, "*" + Extension) : File.Exists(whole) ? [whole] : [];
        try
        {
            foreach (string other in others)
                Open(other).Dispose();
            return new PartLock(Open(own));
        }
        catch (IOException problem) when (problem is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new CommandFailure(ExitCode.Failed, $"spintorque: {parts.Path}: another process is at work on this map ({problem.Message})");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
