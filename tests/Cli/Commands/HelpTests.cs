using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help", "solve <FILE>", "map <FILE>", "export <FILE>", "chain <FILE>", "completion <SHELL>")]
    [InlineData("solve --help", "--json", "--set <PATH=VALUE>", "--solver <NAME>", "--max-iterations <N>", "--check <HOW>")]
    [InlineData("map --help", "--x <PATH=FIRST:LAST:COUNT> (REQUIRED)", "--y <PATH", "-q, --quantity <NAME> (REQUIRED)", "--out <PATH> (REQUIRED)", "--threads <N>", "--colours")]
    [InlineData("export -h", "--out <PATH> (REQUIRED)", "--set")]
    [InlineData("chain -?", "--json", "--out <PATH>", "--solver")]
    [InlineData("profile --help", "--json", "--seconds <S>", "--threads <N>", "--out <PATH>")]
    [InlineData("completion --help", "<SHELL>")]
    [InlineData("map --threads 0 --help", "--threads <N>")]
    public void Help_names_what_there_is_and_ends_with_examples(string line, params string[] words)
    {
        CommandRun run = CommandRun.Good(line.Split(' '));

        Assert.All(words, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[default: .*\[default: ", run.Output);
    }

    [Fact]
    public void Every_command_is_named_in_the_help_and_has_its_own() => Assert.All(
        ["solve", "map", "export", "chain", "profile", "compare", "completion"],
        command => Assert.Contains($"spintorque {command}", CommandRun.Good(command, "--help").Output, StringComparison.Ordinal));

    [Fact]
    public void The_version_is_one_line_that_begins_with_a_number() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\r?\n$", CommandRun.Good("--version").Output);

    [Fact]
    public void A_mistake_points_to_the_help_of_its_command()
    {
        Assert.Contains("Try 'spintorque solve --help'.", CommandRun.Of("solve").Error, StringComparison.Ordinal);
        Assert.Contains("Try 'spintorque --help'.", CommandRun.Of("slove").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggest:2]", "ma", "map")]
    [InlineData("[suggest:10]", "solve --js", "--json")]
    [InlineData("[suggest:9]", "map --thr", "--threads")]
    [InlineData("[suggest:22]", "solve x.yaml --solver ", "elimination", "published")]
    [InlineData("[suggest:23]", "solve x.yaml --solver k", "klu")]
    [InlineData("[suggest:23]", "solve x.yaml --solver p", "published")]
    [InlineData("[suggest:14]", "map --colours ", "cool-warm", "grey", "magma", "viridis")]
    [InlineData("[suggest:11]", "completion ", "bash", "fish", "zsh")]
    [InlineData("[suggest:18]", "map --quantity cur", "current.LEAD")]
    public void Completion_offers_the_words_that_fit(string directive, string line, params string[] words)
    {
        string[] offered = CommandRun.Good(directive, line).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.All(words, word => Assert.Contains(word, offered, StringComparer.Ordinal));
    }

    [Fact]
    public void Completion_names_the_leads_of_the_model_and_they_can_be_asked_for()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text.Replace("left:", "LEAD:").Replace("right:", "tip:"));
        string line = $"map {model} --quantity ";

        string[] offered = CommandRun.Good($"[suggest:{line.Length}]", line).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] quantities = [.. offered.Where(word => !word.StartsWith('-'))];

        Assert.Contains("conductance.LEAD.tip", quantities, StringComparer.Ordinal);
        Assert.Contains("occupations[0]", quantities, StringComparer.Ordinal);
        Assert.Equal(4 * 2 + 2 * 4 + 2 + 4 + 13, quantities.Length);
        CommandRun.Good(["map", model, "--x", "grain.gate=0:0:1", "--out", folder.At("out"), "--quantity", .. quantities]);
    }

    [Fact]
    public void Completion_offers_every_command() => Assert.All(
        ["solve", "map", "export", "chain", "profile", "compare", "completion"],
        command => Assert.Contains(command, CommandRun.Good("[suggest:0]", "").Output.Split('\n', StringSplitOptions.TrimEntries), StringComparer.Ordinal));

    [Theory]
    [InlineData("bash", "complete -o default -F _spintorque spintorque")]
    [InlineData("zsh", "compdef _spintorque spintorque")]
    [InlineData("fish", "complete -c spintorque")]
    public void A_shell_is_taught_by_a_script(string shell, string words) =>
        Assert.Contains(words, CommandRun.Good("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_shell_is_told_which_there_are()
    {
        CommandRun run = CommandRun.Of("completion", "tcsh");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("'tcsh' is no shell known here; there are bash, zsh, fish.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_file_stands_for_its_words()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        string words = folder.Write("words.rsp", $"solve {model}\n# a comment\n--set grain.gate=-0.5\n--json\n");
        string options = folder.Write("options.rsp", "--set grain.gate=-0.5\n");

        double direct = CommandRun.Good("solve", model, "--json", "--set", "grain.gate=-0.5").Json.Number("current.left");

        Assert.Equal(direct, CommandRun.Good($"@{words}").Json.Number("current.left"));
        Assert.Equal(direct, CommandRun.Good("solve", model, "--json", $"@{options}").Json.Number("current.left"));
    }
}
