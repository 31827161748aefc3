using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>The folder <c>.map</c> inside a map's own: what is run, and the tiles that are finished. It is gone when the map is complete.</summary>
internal sealed class PartFolder
{
    private const string Description = "run.json";
    private const string Extension = ".part";

    /// <summary>The parts of a map.</summary>
    /// <param name="folder">The map's folder.</param>
    public PartFolder(string folder) => Path = System.IO.Path.Combine(folder, ".map");

    /// <summary>The folder of the parts.</summary>
    public string Path { get; }

    /// <summary>True where a map was begun and has not been completed.</summary>
    public bool IsBegun => Directory.Exists(Path);

    /// <summary>Where files are made that are moved to their place when all of them are complete.</summary>
    public string Staging => System.IO.Path.Combine(Path, "final");

    /// <summary>The share of the map that each part belongs to.</summary>
    public IEnumerable<MapShard> Shards => Files("*" + Extension)
        .Select(file => MapShard.OfTag(System.IO.Path.GetFileName(file).Split('.')[0]))
        .OfType<MapShard>();

    /// <summary>A name for a new part.</summary>
    public string NewPart(MapShard shard) => System.IO.Path.Combine(Path, $"{shard.Tag}.{System.IO.Path.GetRandomFileName()}{Extension}");

    /// <summary>What is run; null where it was not told before the end, or is of no use.</summary>
    public MapSpecification? Specification()
    {
        string file = System.IO.Path.Combine(Path, Description);
        try
        {
            return File.Exists(file) ? MapSpecification.Read(File.ReadAllBytes(file)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Makes the folder and says what is run.</summary>
    public void Begin(MapSpecification specification)
    {
        _ = Directory.CreateDirectory(Path);
        AtomicFile.Write(System.IO.Path.Combine(Path, Description), specification.Write);
    }

    /// <summary>Reads all parts; those of no use are left alone.</summary>
    /// <param name="identity">The run they must belong to.</param>
    /// <param name="tiling">How the map is cut.</param>
    /// <param name="quantities">How many quantities each point has.</param>
    /// <param name="warn">Takes a line for each part of no use.</param>
    public IEnumerable<MapPart> Load(byte[] identity, MapTiling tiling, int quantities, Action<string> warn)
    {
        foreach (string file in Files("*" + Extension).Order(StringComparer.Ordinal))
        {
            if (PartFormat.Read(File.ReadAllBytes(file), identity, tiling, quantities, out string refusal) is { } part)
                yield return part;
            else
                warn($"{file}: warning: {refusal}; its tiles are computed again");
        }
    }

    /// <summary>Removes everything.</summary>
    public void Remove()
    {
        if (IsBegun)
            Directory.Delete(Path, recursive: true);
    }

    private string[] Files(string pattern) => IsBegun ? Directory.GetFiles(Path, pattern) : [];
}
