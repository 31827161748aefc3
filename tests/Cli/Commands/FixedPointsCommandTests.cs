using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class FixedPointsCommandTests
{
    private static readonly string Example = Path.Combine(Repository.Folder, "examples", "nanomagnet.yaml");
    private static readonly string[] Cold = ["--set", "leads.left.temperature=0", "--set", "leads.right.temperature=0"];

    // q u^2 + (1 + q H) u + H + Theta = 0 of [PW 51] with both channels open: H = -4.1, q = 0.25, Theta = 4.
    [Fact]
    public void Cold_fixed_points_are_the_roots_of_the_quadratic()
    {
        JsonElement found = CommandRun.Good(["fixed-points", Example, "--json", .. Cold]).Json;
        double root = Math.Sqrt(0.025 * 0.025 + 4 * 0.25 * 0.1), low = (0.025 - root) / 0.5, high = (0.025 + root) / 0.5;
        Assert.Equal("(SP,+1)", found.GetProperty("label").GetString());
        Assert.All(found.GetProperty("stable").EnumerateArray().Zip([low, 1.0]), pair => Assert.Equal(pair.Second, pair.First.GetDouble(), 1e-12));
        Assert.All(found.GetProperty("unstable").EnumerateArray().Zip([-1.0, high]), pair => Assert.Equal(pair.Second, pair.First.GetDouble(), 1e-12));
        Assert.Equal(0.25, found.Number("torqueAsymmetry"), 1e-15);
        Assert.Equal(4, found.Number("theta"), 1e-12);
    }

    [Fact]
    public void The_table_has_a_line_for_each()
    {
        CommandRun run = CommandRun.Good(["fixed-points", Example, .. Cold]);
        Assert.StartsWith("region (SP,+1), torque asymmetry q = 0.25, Theta = 4", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains(" stable", StringComparison.Ordinal)));
    }

    [Fact]
    public void Grains_without_the_limit_are_refused_at_their_place_in_the_file()
    {
        CommandRun run = CommandRun.Of("fixed-points", Path.Combine(Repository.Folder, "examples", "blockade.yaml"));
        Assert.Equal(2, run.Code);
        Assert.Matches(@"blockade\.yaml:\d+:\d+: the macrospin limit is that of one active level", run.Error);
        CommandRun held = CommandRun.Of("fixed-points", Example, "--set", "grain.hold=[-1,0]");
        Assert.Equal(2, held.Code);
        Assert.StartsWith("--set grain.hold=[-1,0]: the macrospin limit is that of the free magnet", held.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_temperatures_stay_wrong()
    {
        CommandRun run = CommandRun.Of("fixed-points", Example, "--set", "leads.left.temperature=-1");
        Assert.Equal(2, run.Code);
        Assert.Contains("temperature", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
