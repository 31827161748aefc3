using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class ItinerantCommandTests
{
    private static string Example(string name) => Path.Combine(Repository.Folder, "examples", $"itinerant-{name}.yaml");

    [Fact]
    public void Object_has_the_closed_forms_of_the_voltage_paper()
    {
        JsonElement found = ObjectOf("itinerant", Example("voltage"), "--json");
        Assert.Equal("north", found.GetProperty("regime").GetString());
        Assert.Equal(3.75, found.GetProperty("switchingVoltage").GetDouble(), 1e-12);
        // cond_N = 1.97333 times V = 2.5 [V-48].
        Assert.Equal(2.5 * 1.9733333333333333, found.GetProperty("current").GetProperty("left").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("stationary").GetProperty("precession").GetProperty("cosine").ValueKind);
    }

    [Fact]
    public void Object_has_the_plateau_of_the_heat_paper()
    {
        JsonElement found = ObjectOf("itinerant", Example("heat"), "--json");
        Assert.Equal("precession", found.GetProperty("regime").GetString());
        Assert.Equal(-1.5, found.GetProperty("current").GetProperty("left").GetDouble(), 1e-12);
        Assert.Equal(5250.0, found.GetProperty("heat").GetProperty("symmetricThreshold").GetDouble(), 1e-8);
    }

    [Fact]
    public void Angle_and_overrides_are_heard()
    {
        JsonElement found = ObjectOf("itinerant", Example("voltage"), "--json", "--set", "itinerant.angle=60", "--set", "itinerant.left.voltage=4");
        Assert.Equal("south", found.GetProperty("regime").GetString());
        Assert.Equal(0.5, found.GetProperty("state").GetProperty("cosine").GetDouble(), 1e-15);
    }

    [Theory]
    [InlineData("itinerant.spin=0", "itinerant.spin is '0'; it must be above zero")]
    [InlineData("itinerant.left.up=-1", "itinerant.left.up is '-1'; it must not be negative")]
    [InlineData("itinerant.angle=181", "itinerant.angle is '181'; it must be from 0 to 180 degrees")]
    [InlineData("itinerant.density={up: 0, down: 0}", "itinerant.density is zero for both spins")]
    [InlineData("itinerant.lef.up=1", "itinerant has no 'lef'; did you mean 'left'?")]
    [InlineData("itinerant.exchange=x", "itinerant.exchange is 'x'; it must be a decimal number")]
    public void Mistakes_are_named_with_what_would_be_right(string change, string message)
    {
        CommandRun run = CommandRun.Of("itinerant", Example("voltage"), "--set", change);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Level_without_any_width_is_refused()
    {
        CommandRun run = CommandRun.Of("itinerant", Example("voltage"), "--set", "itinerant.left.down=0", "--set", "itinerant.right.width=0");
        Assert.Equal(2, run.Code);
        Assert.Contains("itinerant.left.down and itinerant.right.width are both 0", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void File_of_a_grain_is_refused()
    {
        CommandRun run = CommandRun.Of("itinerant", Path.Combine(Repository.Folder, "examples", "single-level.yaml"));
        Assert.Equal(2, run.Code);
        Assert.Contains("needs one with 'itinerant'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stability_names_the_ranges_and_writes_the_branches()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("stability", Example("voltage"), "--x", "itinerant.left.voltage=0:7.5:101", "--out", folder.Path);
        Assert.Equal(0, run.Code);
        Assert.Contains("north: stable from 0 to 3.75, unstable from 3.75 to 7.5", run.Output, StringComparison.Ordinal);
        Assert.All((string[])["stability.npz", "stability.svg", "current.svg"], name => Assert.True(File.Exists(Path.Combine(folder.Path, name))));
    }

    [Fact]
    public void Stability_follows_driven_states_along_the_drive()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("stability", Example("microwaves"), "--x", "itinerant.drive.frequency=-1.2:-0.8:41", "--out", folder.Path);
        Assert.Equal(0, run.Code);
        Assert.Contains("driven1: stable from -1.2 to -0.8", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Motion_tells_its_events()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("motion", Example("voltage"), "--set", "itinerant.left.voltage=6", "--time", "3000", "--stop", "--out", folder.Path);
        Assert.Equal(0, run.Code);
        Assert.Contains("south pole reached at ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "motion.npz")));
    }

    [Fact]
    public void Noisy_motion_is_the_same_for_the_same_seed()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["motion", Example("voltage"), "--time", "20", "--samples", "21", "--seed", "5", "--out", folder.Path];
        CommandRun first = CommandRun.Of(line), second = CommandRun.Of(line);
        Assert.Equal(0, first.Code);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void Map_of_heat_and_field_has_the_closed_form_in_it()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(
            "map", Example("heat"), "--x", "itinerant.right.temperature=0:60:7", "--y", "itinerant.field=5:10:2",
            "--quantity", "current.left", "stationary.precession.cosine", "--out", folder.Path);
        Assert.Equal(0, run.Code);
        Assert.True(File.Exists(Path.Combine(folder.Path, "current.left.svg")));
    }

    private static JsonElement ObjectOf(params string[] line) => CommandRun.Good(line).Json;
}
