namespace SpinTorque.Tests.Cli.Commands;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spintorque");

    public string Path => _folder.FullName;

    /// <summary>A path inside.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Everything inside, folders too, by relative path.</summary>
    public string[] Entries =>
        [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Select(entry => System.IO.Path.GetRelativePath(Path, entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
