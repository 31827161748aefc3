using System.IO.Compression;

namespace SpinTorque.Cli.Output;

/// <summary>
/// A .npz archive of named double-precision arrays and texts, as read by <c>numpy.load</c>.
/// The same contents give the same bytes: entries keep their order and carry a fixed time.
/// </summary>
internal sealed class NumpyArchive
{
    private const string Extension = ".npy";

    // -rw-r--r-- of a regular file, in the upper half-word.
    private const int FileAttributes = unchecked((int)0x81A40000);

    // The earliest time the format holds.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<string> _names = [];
    private readonly Dictionary<string, NumpyArray> _arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The names of all entries, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The arrays by name.</summary>
    public IReadOnlyDictionary<string, NumpyArray> Arrays => _arrays;

    /// <summary>The texts by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads an archive written by <see cref="Write"/>.</summary>
    public static NumpyArchive Read(Stream stream)
    {
        var archive = new NumpyArchive();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                throw new InvalidDataException($"The entry '{entry.FullName}' is no array.");
            var name = entry.FullName[..^Extension.Length];
            using var contents = new MemoryStream();
            using (var compressed = entry.Open()) compressed.CopyTo(contents);
            contents.Position = 0;
            var isText = NpyHeader.Read(contents).ElementType.StartsWith("<U", StringComparison.Ordinal);
            contents.Position = 0;
            if (isText) archive.Add(name, Npy.ReadText(contents));
            else archive.Add(name, Npy.Read(contents));
        }

        return archive;
    }

    /// <summary>Adds a one-dimensional array.</summary>
    public void Add(string name, double[] elements) => Add(name, NumpyArray.From(elements));

    /// <summary>Adds a matrix.</summary>
    public void Add(string name, double[,] matrix) => Add(name, NumpyArray.From(matrix));

    /// <summary>Adds an array of any shape.</summary>
    public void Add(string name, NumpyArray array)
    {
        Claim(name);
        _arrays.Add(name, array);
    }

    /// <summary>Adds a text, such as the metadata of a run.</summary>
    public void Add(string name, string text)
    {
        Claim(name);
        _texts.Add(name, text);
    }

    /// <summary>Writes all entries to the stream, which stays open.</summary>
    public void Write(Stream stream, CompressionLevel compression = CompressionLevel.Optimal)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in _names)
        {
            var entry = zip.CreateEntry(name + Extension, compression);
            entry.LastWriteTime = EntryTime;
            entry.ExternalAttributes = FileAttributes;
            using var contents = entry.Open();
            if (_texts.TryGetValue(name, out var text)) Npy.Write(contents, text);
            else Npy.Write(contents, _arrays[name]);
        }
    }

    private void Claim(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\'))
            throw new ArgumentException($"'{name}' is no name of an entry.", nameof(name));
        if (_names.Contains(name, StringComparer.Ordinal)) throw new ArgumentException($"Two entries are named '{name}'.", nameof(name));
        _names.Add(name);
    }
}
