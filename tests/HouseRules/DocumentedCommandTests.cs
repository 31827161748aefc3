using System.CommandLine.Parsing;
using SpinTorque.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed class DocumentedCommandTests : IDisposable
{
    private const string Program = "spintorque ";
    private const string FromSource = "dotnet run --project src/Cli -c Release -- ";

    private readonly string _folder = Directory.CreateTempSubdirectory("spintorque").FullName;

    public static TheoryData<string> Pages => [.. Repository.Pages];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_of_a_page_parses(string page)
    {
        foreach (string command in Repository.Blocks(page).Where(block => block.Language == "sh").SelectMany(block => Commands(block.Text)))
            Assert.True(SpinTorqueCommand.Build().Parse(Arguments(command)).Errors.Count == 0, $"{page}: {command}");
    }

    [Fact]
    public void Every_documented_example_exists() =>
        Assert.All(
            Repository.Pages.SelectMany(Repository.Blocks).Where(block => block.Language == "sh").SelectMany(block => Commands(block.Text)),
            command => Assert.All(Arguments(command).Where(IsExample), file => Assert.True(File.Exists(Repository.PathOf(file)), file)));

    [Fact]
    public async Task Commands_print_what_the_page_shows()
    {
        IReadOnlyList<(string Language, string Text)> blocks = Repository.Blocks("docs/command-line.md");
        int shown = 0;
        for (int at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Language != "sh")
                continue;
            string printed = "";
            foreach (string command in Commands(blocks[at].Text))
                printed += await RunAsync(command);
            if (at + 1 == blocks.Count || blocks[at + 1].Language != "text")
                continue;
            string difference = PrintedText.Difference(blocks[at + 1].Text, printed);
            Assert.True(difference.Length == 0, $"{blocks[at].Text}{difference}");
            shown++;
        }
        Assert.True(shown >= 8, $"{shown} outputs are shown");
    }

    private async Task<string> RunAsync(string command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await SpinTorqueCommand.RunAsync(Located(Arguments(command)), output, output);
        return string.Concat(output.ToString().Split('\n').Where(line => !DependsOnMachine(line)).Select(line => line + "\n"))
            .Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(Repository.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    // Examples are read from the project, everything else lies in a folder of its own.
    private string[] Located(string[] arguments) =>
        [.. arguments.Select((argument, at) =>
            IsExample(argument) ? Repository.PathOf(argument)
            : (at > 0 && arguments[at - 1] == "--out") || argument.StartsWith("out/", StringComparison.Ordinal) || argument.EndsWith(".mtx", StringComparison.Ordinal) ? Path.Combine(_folder, argument)
            : argument)];

    // which program makes PNGs, if any
    private static bool DependsOnMachine(string line) => line.StartsWith("PNG: ", StringComparison.Ordinal);

    private static bool IsExample(string argument) => argument.StartsWith("examples/", StringComparison.Ordinal);

    private static IEnumerable<string> Commands(string block) => block.Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith(Program, StringComparison.Ordinal) || line.StartsWith(FromSource, StringComparison.Ordinal));

    private static string[] Arguments(string command)
    {
        string line = command.StartsWith(FromSource, StringComparison.Ordinal) ? command[FromSource.Length..] : command[Program.Length..];
        return [.. CommandLineParser.SplitCommandLine(line).TakeWhile(word => !word.StartsWith('>'))];
    }
}
