using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class CheckOptionTests
{
    [Fact]
    public void The_true_error_is_a_member_of_the_object()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        JsonElement check = CommandRun.Good("solve", model, "--json", "--check", "extended").Json.GetProperty("check");
        Assert.InRange(check.GetProperty("currentError").GetDouble(), 0, 1e-14);
        Assert.InRange(check.GetProperty("probabilityError").GetDouble(), 0, 1e-14);
        Assert.InRange(check.GetProperty("currentErrors").GetProperty("left").GetDouble(), 0, 1e-14);
        Assert.False(CommandRun.Good("solve", model, "--json").Json.TryGetProperty("check", out _));
    }

    [Fact]
    public void The_true_error_of_a_wrong_result_is_large()
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("model.yaml", SmallGrain.Text);
        CommandRun run = CommandRun.Of("solve", model, "--json", "--solver", "published", "--max-iterations", "1", "--check", "extended");
        Assert.Equal(1, run.Code);
        Assert.True(run.Json.GetProperty("check").GetProperty("currentError").GetDouble() > 1e-3);
    }

    [Fact]
    public void Text_shows_it_for_each_lead()
    {
        using var folder = new TemporaryFolder();
        string output = CommandRun.Good("solve", folder.Write("model.yaml", SmallGrain.Text), "--check", "extended").Output;
        Assert.Matches(@"(?m)^true error of currents\s+\d\S*\s+\d\S*$", output);
        Assert.Matches(@"(?m)^of probabilities\s+\d\S* of each at most$", output);
    }

    [Fact]
    public void A_reducible_chain_is_not_checked()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(["solve", folder.Write("model.yaml", SmallGrain.Text), "--json", "--check", "extended", .. SmallGrain.Reducible]);
        Assert.Equal(1, run.Code);
        Assert.False(run.Json.TryGetProperty("check", out _));
    }

    [Fact]
    public void Another_check_is_refused()
    {
        CommandRun run = CommandRun.Of("solve", "model.yaml", "--check", "twice");
        Assert.Equal(2, run.Code);
        Assert.Contains("'twice' is no check; there is extended.", run.Error, StringComparison.Ordinal);
    }
}
