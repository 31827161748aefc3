using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class PhaseCommandTests
{
    // A, B and C of the closed forms at qb = 0.25; where boundaries only touch, a corner is good to 1e-6 of the window.
    [Fact]
    public void The_diagram_of_LLG_has_its_corners()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("phase", "llg", "--asymmetry", "0.25", "--x", "-7:1:24", "--y", "-1:8:24", "--out", folder.At("out"));
        Assert.StartsWith("regions (+1) (-1) (-1,+1) (SP) (SP,+1)", run.Output, StringComparison.Ordinal);
        Assert.Equal("out out/phase.json out/phase.npz out/phase.svg", string.Join(' ', folder.Entries));
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder.At("out/phase.json")));
        double[][] corners = [.. written.RootElement.GetProperty("corners").EnumerateArray().Select(corner => corner.GetProperty("at").EnumerateArray().Select(value => value.GetDouble()).ToArray())];
        foreach ((double x, double y) in ((double, double)[])[(-6, 6.25), (-2, 2.25), (-4, 3.75)])
            Assert.Contains(corners, corner => Math.Abs(corner[0] - x) + Math.Abs(corner[1] - y) < 1e-4);
    }

    [Fact]
    public void The_diagram_of_NMD_has_the_seven_regions_of_the_paper()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("phase", "nmd", "--left", "12,4", "--right", "8,8", "--x", "-4.6:-3.8:32", "--y", "4:6:32", "--channels", "--out", folder.At("out"));
        Assert.StartsWith("regions (+1) (-1) (-1,+1) (-1,SP) (-1,SP,+1) (SP) (SP,+1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("channels at", File.ReadAllText(folder.At("out/phase.svg")), StringComparison.Ordinal);
    }

    // Far from every boundary a chain has its mode where the equation of motion is stable.
    [Fact]
    public void Modes_of_the_chain_are_regions_too()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good("phase", "nmd", "--spin", "20", "--temperature", "0.3", "--x", "-2:2:4", "--y", "-8:-4:2", "--out", folder.At("out"));
        Assert.StartsWith("regions (+1) (-1) (-1,+1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Modes of the stationary density", File.ReadAllText(folder.At("out/phase.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--spin takes|temperature above zero", "nmd", "--spin", "20")]
    [InlineData("FIRST:LAST:CELLS", "nmd", "--x", "1:0:10")]
    [InlineData("FIRST:LAST:CELLS", "llg", "--y", "0:1:0")]
    [InlineData("two rates", "nmd", "--left", "1,-1")]
    [InlineData("two rates", "nmd", "--right", "0,0")]
    [InlineData("not negative", "nmd", "--temperature", "-1")]
    [InlineData("between -1 and 1", "llg", "--asymmetry", "1")]
    public void Mistakes_are_named_and_leave_nothing_behind(string message, string kind, params string[] options)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(["phase", kind, .. options, "--out", folder.At("out")]);
        Assert.Equal(2, run.Code);
        Assert.Matches(message, run.Error);
        Assert.Empty(folder.Entries);
    }
}
