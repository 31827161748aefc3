using System.Text.RegularExpressions;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed partial class ReadmeTests
{
    private const string Readme = "README.md";

    [Fact]
    public void The_two_commands_are_those_that_continuous_integration_runs()
    {
        string[] commands = Repository.Blocks(Readme).First(block => block.Language == "sh").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, commands.Length);
        string[] run = Repository.Read(".ci/run").Split('\n');
        string map = commands[0][..(commands[0].IndexOf("--out ", StringComparison.Ordinal) + "--out ".Length)];
        Assert.StartsWith("dotnet run --project src/Cli -c Release -- map examples/spectroscopy.yaml ", map);
        Assert.Contains(run, line => line.StartsWith(map, StringComparison.Ordinal));
        Assert.StartsWith("dotnet test ", commands[1]);
        Assert.Contains(run, line => line.StartsWith(commands[1], StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_is_the_one_that_is_compiled_here()
    {
        string source = Repository.Read("tests/HouseRules/ReadmeExample.cs");
        string body = source[(source.IndexOf("// begin", StringComparison.Ordinal) + "// begin".Length)..source.IndexOf("// end", StringComparison.Ordinal)];
        Assert.Equal(Statements(body), Statements(Example("csharp").Replace("using SpinTorque;", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_prints_what_stands_under_it()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReadmeExample.Run(output);
        string problem = PrintedText.Difference(Example("text"), output.ToString());
        Assert.True(problem.Length == 0, problem);
    }

    [Fact]
    public void Every_folder_of_code_is_on_the_map()
    {
        string map = Repository.Read(Readme);
        IEnumerable<string> folders = Repository.Files
            .Where(file => file.Contains('/', StringComparison.Ordinal))
            .Select(file => file[..file.LastIndexOf('/')])
            .Where(folder => !folder.StartsWith("tests/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        Assert.DoesNotContain(folders, folder => !map.Contains($"`{folder}/`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_is_named_with_its_version_and_reason()
    {
        string readme = Repository.Read(Readme);
        Assert.All(
            Package().Matches(Repository.Read("Directory.Packages.props")),
            package => Assert.Contains($"| {package.Groups["name"].Value} {package.Groups["version"].Value} |", readme));
    }

    private static string Example(string language) => Repository.Blocks(Readme).First(block => block.Language == language).Text;

    private static string[] Statements(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("Include=\"(?<name>[^\"]+)\" Version=\"(?<version>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Package();
}
