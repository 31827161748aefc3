using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class HysteresisCommandTests
{
    private static readonly string Example = Path.Combine(Repository.Folder, "examples", "nanomagnet.yaml");
    private static readonly string[] Cold = ["--set", "leads.left.temperature=0", "--set", "leads.right.temperature=0"];

    // Up at V = 1 - H = 5.1, down where precession meets the step: see HysteresisTests.
    [Fact]
    public void Loops_along_the_branches_start_from_every_stable_state()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good(["hysteresis", Example, "--x", "leads.left.potential=4:7:31", .. Cold, "--out", folder.At("out")]);
        Assert.Contains("from u = -1 at 4: u = -1.000000 to -0.584429 and back to -1.000000", run.Output, StringComparison.Ordinal);
        Assert.Contains("from u = 1 at 4: u = 1.000000 to 1.000000 and back to 1.000000", run.Output, StringComparison.Ordinal);
        Assert.Equal(["out", "out/current.svg", "out/hysteresis.json", "out/hysteresis.npz", "out/magnetisation.svg"], folder.Entries);
    }

    [Fact]
    public void The_chain_is_swept_in_finite_time()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Good(
            "hysteresis", Example, "--x", "leads.left.potential=4:7:5", "--set", "grain.spin=10", "--time-per-value", "1e3", "--out", folder.At("out"));
        Assert.True(run.Output.Length > 0);
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(folder.At("out/hysteresis.json")));
        Assert.Equal(1e3, written.RootElement.Number("timePerValue"));
    }

    [Fact]
    public void Mistakes_are_named_and_leave_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        (string Message, string[] Options)[] mistakes =
        [
            ("a chain needs temperatures above zero", ["--x", "leads.left.potential=4:7:5", "--time-per-value", "10", .. Cold]),
            ("time above zero", ["--x", "leads.left.potential=4:7:5", "--time-per-value", "0"]),
            ("--x", ["--x", "leads.middle.potential=4:7:5"]),
            ("--x", ["--x", "leads.left.potential=4:7"]),
        ];
        foreach ((string message, string[] options) in mistakes)
        {
            CommandRun run = CommandRun.Of(["hysteresis", Example, .. options, "--out", folder.At("out")]);
            Assert.Equal(2, run.Code);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Empty(folder.Entries);
        }
    }
}
