using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>The example files and the example commands of the help, run as they stand.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(Repository.Folder, "examples"), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Commands =>
    [
        .. new[] { "", "solve", "map", "spectrum", "export", "chain", "completion" }
            .SelectMany(command => CommandRun.Good([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output
                .ReplaceLineEndings("\n").Split("Examples:\n")[1].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_are_examples_of_both_kinds()
    {
        Assert.True(Files.Count >= 5);
        Assert.True(Commands.Count >= 8);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_file_solves(string file)
    {
        CommandRun run = CommandRun.Good("solve", Path.Combine(Repository.Folder, "examples", file), "--json");

        Assert.Equal("converged", run.Json.At("status").GetString());
        Assert.InRange(run.Json.Number("solver.residual"), 0, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_command_runs(string line)
    {
        CommandRun.Good("export", Path.Combine(Repository.Folder, "examples", "quantum-dot.yaml"), "--out", _folder.At("chain.mtx"));
        string[] words = [.. Regex.Matches(line.Split(" >> ")[0], "(?:'[^']*'|[^ '])+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(word => Local(word.Value))];

        Assert.Equal("spintorque", words[0]);
        CommandRun run = CommandRun.Of(words[1..]);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        Assert.NotEmpty(run.Output);
    }

    // Examples where they are, what is written into the folder, long axes cut to three points.
    private string Local(string word)
    {
        string bare = word.Replace("'", "");
        if (bare.StartsWith("examples/", StringComparison.Ordinal))
            return Path.Combine(Repository.Folder, bare);
        if (bare is "chain.mtx" or "probabilities.csv" || bare.StartsWith("out/", StringComparison.Ordinal))
            return _folder.At(bare);
        return Regex.Replace(bare, @":\d+$", ":3", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
