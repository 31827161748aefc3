using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>Compares the folders of two maps.</summary>
internal static class MapFolders
{
    /// <summary>Same files, same bytes; of the description all before the time, its last member.</summary>
    public static void AssertSame(string one, string other)
    {
        string[] files = [.. Names(one)];
        Assert.Equal(files, Names(other), StringComparer.Ordinal);
        Assert.Contains("map.npz", files, StringComparer.Ordinal);
        foreach (string file in files.Where(file => file != "map.json"))
            Assert.True(File.ReadAllBytes(Path.Combine(one, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, file))), file);
        Assert.Equal(Description(one), Description(other));
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal);

    private static string Description(string folder)
    {
        string text = File.ReadAllText(Path.Combine(folder, "map.json"));
        int time = text.IndexOf("\n  \"timing\": {", StringComparison.Ordinal);
        Assert.Matches("^\n  \"timing\": {[^{}]*}\n}$", text[time..]);
        return text[..time];
    }
}
