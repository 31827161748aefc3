using System.Text.RegularExpressions;

namespace SpinTorque.Tests.HouseRules;

/// <summary>The project's own files, found from where the tests were built.</summary>
internal static partial class Repository
{
    // What builds, runs and tools leave behind; .gitignore names the same.
    private static readonly HashSet<string> Generated = new(StringComparer.Ordinal)
    {
        ".git", ".idea", ".vs", "BenchmarkDotNet.Artifacts", "TestResults", "artifacts", "bin", "obj", "out",
    };

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file, with / between folders, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesIn(Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>Every page that a reader is given.</summary>
    public static IEnumerable<string> Pages => Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    /// <summary>The text of a file.</summary>
    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The full path of a file.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Fenced blocks of a page: what stands behind the opening fence, and the lines inside.</summary>
    public static IReadOnlyList<(string Language, string Text)> Blocks(string page) =>
        [.. Fence().Matches(Read(page)).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>A page without its fenced blocks.</summary>
    public static string Prose(string page) => Fence().Replace(Read(page), "");

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> FilesIn(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(file => !Generated.Contains(Path.GetFileName(file))))
            yield return file;
        foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => !Generated.Contains(Path.GetFileName(inner))))
        {
            foreach (string file in FilesIn(inner))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpinTorque.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests lie outside the project.");
    }

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fence();
}
