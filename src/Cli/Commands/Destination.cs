using System.CommandLine;

namespace SpinTorque.Cli.Commands;

/// <summary>The option <c>--out</c>. What stands in its way is found before anything is computed.</summary>
internal static class Destination
{
    private const string Name = "--out";

    /// <summary>The option.</summary>
    public static Option<string> Create(string description, bool required) => new(Name)
    {
        Description = description,
        HelpName = "PATH",
        Required = required,
    };

    /// <summary>Checks that a file can be written under a path.</summary>
    /// <exception cref="CommandFailure">It cannot.</exception>
    public static void CheckFile(string path)
    {
        RefuseEmpty(path, "file");
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw Refused(path, "this is a folder; name a file");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (File.Exists(folder))
            throw Refused(path, $"'{Path.GetDirectoryName(path)}' is a file, no folder");
        if (!Directory.Exists(folder))
            throw Refused(path, $"there is no folder '{Path.GetDirectoryName(path)}'; make it first");
        Try(path, () => Probe(folder));
    }

    /// <summary>Makes a folder where there is none and checks that files can be written into it.</summary>
    /// <returns>True where it was made.</returns>
    /// <exception cref="CommandFailure">It cannot be made or written.</exception>
    public static bool OpenFolder(string path)
    {
        RefuseEmpty(path, "folder");
        if (File.Exists(path))
            throw Refused(path, "this is a file; name a folder");
        bool isNew = !Directory.Exists(path);
        Try(path, () =>
        {
            Directory.CreateDirectory(path);
            Probe(path);
        });
        return isNew;
    }

    /// <summary>Removes a folder that holds nothing.</summary>
    public static void RemoveEmptyFolder(string path)
    {
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    private static void RefuseEmpty(string path, string kind)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new CommandFailure(ExitCode.BadInput, $"{Name}: the path is empty; name a {kind}");
    }

    private static void Probe(string folder)
    {
        string probe = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
        {
            // that it opens is all there is to know
        }
    }

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, $"this cannot be written: {problem.Message}");
        }
    }

    private static CommandFailure Refused(string path, string message) => new(ExitCode.BadInput, $"{Name} {path}: {message}");
}
