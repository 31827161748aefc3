using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ReproduceCommandTests
{
    [Fact]
    public void A_figure_comes_with_data_picture_and_checked_claims()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("reproduce", "pw-fig4", "--out", folder.At("out"));
        Assert.Contains("  pass  ", run.Output, StringComparison.Ordinal);
        Assert.Equal(["out", "out/pw-fig4.json", "out/pw-fig4.npz", "out/pw-fig4.svg"], folder.Entries);
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder.At("out/pw-fig4.json")));
        Assert.All(written.RootElement.GetProperty("claims").EnumerateArray(), claim => Assert.True(claim.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public void Words_that_are_no_figure_are_refused()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("reproduce", "pw-fig99", "--out", folder.At("out"));
        Assert.Equal(2, run.Code);
        Assert.Contains("there are pw-fig3, pw-fig4", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Entries);
    }
}
