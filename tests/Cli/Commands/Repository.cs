namespace SpinTorque.Tests.Cli.Commands;

/// <summary>The source tree the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SpinTorque.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside their source tree.");
    }
}
