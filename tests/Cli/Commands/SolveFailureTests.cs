using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class SolveFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public SolveFailureTests() => _model = _folder.Write("model.yaml", SmallGrain.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_iteration_that_stops_early_says_so_and_fails()
    {
        CommandRun run = CommandRun.Of("solve", _model, "--json", "--solver", "published", "--max-iterations", "3");

        Assert.Equal(1, run.Code);
        Assert.Equal("notConverged", run.Json.At("status").GetString());
        Assert.Equal(3, run.Json.At("solver.iterations").GetInt32());
        Assert.StartsWith("spintorque: not converged after 3 steps", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_falls_apart_is_refused_with_its_classes_named()
    {
        CommandRun run = CommandRun.Of(["solve", _model, "--json", .. SmallGrain.Reducible]);

        Assert.Equal(1, run.Code);
        Assert.Equal("reducible", run.Json.At("status").GetString());
        Assert.All(
            ["current", "conductance", "fano", "charge", "sz", "occupations", "minProbability", "errorBound"],
            member => Assert.Equal(JsonValueKind.Null, run.Json.At(member).ValueKind));
        string line = Assert.Single(run.ErrorLines);
        Assert.Contains("2 closed classes", line, StringComparison.Ordinal);
        Assert.Contains("S_z = -1/2}", line, StringComparison.Ordinal);
        Assert.Contains("S_z = 1/2", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rates_every_state_is_a_class_and_no_number_is_shown()
    {
        CommandRun run = CommandRun.Of(
            "solve", _model, "--set", "leads.left.rates={up: 0, down: 0}", "--set", "leads.right.rates={up: 0, down: 0}");

        Assert.Equal(1, run.Code);
        Assert.Contains("3 closed classes", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("current", run.Output, StringComparison.Ordinal);
    }

    // Arguments with FILE for the sound model and DIR for the folder; words of standard error.
    public static TheoryData<string, string> Mistakes => new()
    {
        { "solve", "Required argument 'FILE' missing" },
        { "solve DIR/absent.yaml", "absent.yaml: there is no such file" },
        { "solve DIR/no/model.yaml", "model.yaml: there is no such file" },
        { "solve DIR", "this is a directory; name a model file" },
        { "solve FILE/", "there is no such file" },
        { "solve FILE FILE", "Unrecognized command or argument" },
        { "solve FILE --jsno", "'--jsno'" },
        { "solve FILE --solver gauss", "'gauss' is no solver; there are elimination, published, aggregation, auto, sparse-lu, klu, mathnet-dense, mathnet-bicgstab, " },
        { "solve FILE --solver", "Required argument missing for option: '--solver'" },
        { "solve FILE --solver published --solver elimination", "'--solver'" },
        { "solve FILE --max-iterations 0", "whole number of at least 1, not '0'" },
        { "solve FILE --max-iterations -1", "whole number of at least 1, not '-1'" },
        { "solve FILE --max-iterations 1.5", "whole number of at least 1, not '1.5'" },
        { "solve FILE --max-iterations 1,000", "whole number of at least 1, not '1,000'" },
        { "solve FILE --max-iterations 99999999999", "not '99999999999'" },
        { "solve FILE --max-iterations 5", "--max-iterations belongs to an iteration; elimination takes none" },
        { "solve FILE --set", "Required argument missing for option: '--set'" },
        { "solve FILE --set grain.gate", "--set grain.gate: this is no PATH=VALUE" },
        { "solve FILE --set grain.gaet=1", "--set grain.gaet=1: grain has no 'gaet'; did you mean 'gate'?" },
        { "solve FILE --set grain.gate=1,5", "grain.gate is '1,5'; it must be a decimal number" },
        { "solve FILE --set leads.middle.potential=1", "leads has no 'middle'; leads has left, right" },
        { "solve FILE --set leads.left.temperature=0", "it must be above zero" },
        { "solve FILE --set grain.gate=1 grain.field=2", "'grain.field=2'" },
        { "slove FILE", "'slove'" },
        { "", "Required command was not provided" },
        { "solve @DIR/absent.rsp", "Response file not found" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_on_standard_error_alone(string line, string words)
    {
        string[] arguments = [.. line.Replace("FILE", _model).Replace("DIR", _folder.Path).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        CommandRun run = CommandRun.Of(arguments);

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("solve", "name a model file")]
    [InlineData("chain", "name a Matrix Market file")]
    public void An_empty_name_is_no_file(string command, string words)
    {
        CommandRun run = CommandRun.Of(command, "");

        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_file_is_a_line_with_its_place()
    {
        string broken = _folder.Write("broken.yaml", SmallGrain.Text
            .Replace("spin: 0.5", "spin: 0.3")
            .Replace("temperature: 0.5, rates: {up: 1.0e-3", "temperature: -1, rates: {up: x"));

        CommandRun run = CommandRun.Of("solve", broken, "--set", "grain.foo=1");

        Assert.Equal(2, run.Code);
        Assert.Equal(4, run.ErrorLines.Length);
        Assert.StartsWith($"{broken}:1:15: grain.spin is '0.3'", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{broken}:4:40: leads.right.temperature is '-1'", run.ErrorLines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{broken}:4:56: leads.right.rates.up is 'x'", run.ErrorLines[2], StringComparison.Ordinal);
        Assert.StartsWith("--set grain.foo=1: ", run.ErrorLines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: \"a\\e[31mb\"", "title holds a control character")]
    [InlineData("title: \"a\\nb\"", "title holds a control character")]
    [InlineData("title: \"\\uFFFF\"", "title holds a control character")]
    [InlineData("title: \"\\uD800\"", "")]
    [InlineData("title: [a, b]", "title is a list")]
    public void A_title_that_no_figure_can_hold_is_refused(string title, string words)
    {
        CommandRun run = CommandRun.Of("solve", _folder.Write("titled.yaml", $"{SmallGrain.Text}{title}\n"));

        Assert.Equal(2, run.Code);
        Assert.Contains($":5:8: {words}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_stand_in_the_json_and_in_the_text()
    {
        string[] broad = ["solve", _model, "--set", "leads.left.rates.up=1"];

        Assert.Contains("T >> Gamma fails", CommandRun.Good([.. broad, "--json"]).Json.At("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("warning: T >> Gamma fails", CommandRun.Good(broad).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_solve_is_interrupted()
    {
        CommandRun run = CommandRun.Of(new CancellationToken(canceled: true), "solve", _model);

        Assert.Equal(130, run.Code);
        Assert.Equal("", run.Output);
    }
}
