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

    // 1/7, 2/7, 4/7 and 1/3, 2/3 are no doubles: their rounding is the least error there can be, and n units the most.
    [Theory]
    [InlineData("3 3 4\n2 1 2\n1 2 1\n3 2 6\n2 3 3\n")]
    [InlineData("5 5 6\n1 3 1\n4 3 1\n2 1 2\n1 2 1\n5 4 2\n4 5 1\n")]
    public void A_chain_from_elsewhere_is_checked_class_by_class(string text)
    {
        using var folder = new TemporaryFolder();
        string chain = folder.Write("chain.mtx", "%%MatrixMarket matrix coordinate real general\n" + text);
        JsonElement found = CommandRun.Good("chain", chain, "--json", "--check", "extended").Json;
        Assert.InRange(found.GetProperty("check").GetProperty("probabilityError").GetDouble(), 1e-18, 5 * 2.3e-16);
        Assert.Contains("true error of probabilities", CommandRun.Good("chain", chain, "--check", "extended").Output, StringComparison.Ordinal);
        Assert.False(CommandRun.Good("chain", chain, "--json").Json.TryGetProperty("check", out _));
    }
}
