using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class SpectrumCommandTests : IDisposable
{
    private static readonly string[] Axes = ["--x", "grain.gate=-1:4:3", "--y", "leads.left.potential=0:5:3"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_are_lettered_along_bias_with_a_prime_for_a_further_accumulated_spin()
    {
        JsonElement spectrum = CommandRun.Good(["spectrum", Example, .. Axes, "--json"]).Json;
        (string, int, double)[] lettered = [.. spectrum.At("lines").EnumerateArray()
            .Where(line => line.Text("label").Length > 0)
            .OrderBy(line => line.Text("label"), StringComparer.Ordinal)
            .Select(line => (line.Text("label"), line.At("level").GetInt32(), Math.Round(line.Number("position"), 3)))];

        // level energy + gate 4 + (kappa S_z/S0 + h/2) = 0.045 for spin down, less J = 0.6 for each accumulated unit of spin
        Assert.Equal([("a", 0, 5.045), ("b", 1, 5.445), ("c", 1, 6.045), ("d", 2, 6.445), ("d′", 2, 5.845), ("e", 2, 7.045)], lettered);
        Assert.Equal((1.0, 0.0002), (spectrum.Number("orientation"), Math.Round(spectrum.Number("spread"), 9)));
    }

    [Fact]
    public void Letters_do_not_depend_on_which_axis_is_the_bias()
    {
        string[] Letters(params string[] axes) => [.. CommandRun.Good(["spectrum", Example, .. axes, "--json"]).Json.At("lines").EnumerateArray()
            .Select(line => $"{line.Text("label")} {line.At("level")} {line.Text("grainSpin")}").Order(StringComparer.Ordinal)];

        Assert.Equal(Letters(Axes), Letters("--x", "leads.left.potential=0:5:3", "--y", "grain.gate=-1:4:3"));
    }

    [Fact]
    public void Each_part_of_a_line_names_its_states()
    {
        JsonElement line = CommandRun.Good(["spectrum", Example, .. Axes, "--json"]).Json.At("lines").EnumerateArray().Single(line => line.Text("label") == "b");
        JsonElement part = line.At("segments").EnumerateArray().First();

        Assert.Equal(("left", "minority", "down", "999", 1.0), (line.Text("lead"), line.Text("band"), line.Text("spin"), line.Text("grainSpin"), line.Number("slope")));
        Assert.Equal(("[2,1,1,0,1]", "[2,2,1,0,1]"), (JsonSerializer.Serialize(part.At("start")), JsonSerializer.Serialize(part.At("end"))));
        Assert.Equal(("spinAccumulation", 1, true), (part.Text("origin"), part.At("moved").GetInt32(), part.At("entering").GetBoolean()));
    }

    [Fact]
    public void A_line_crosses_another_leads_at_zero_and_not_at_a_rounding_error()
    {
        string model = Path.Combine(Repository.Folder, "examples/single-level.yaml");
        JsonElement line = CommandRun.Good("spectrum", model, "--x", "grain.gate=-2:2:81", "--y", "leads.left.potential=-2:2:81", "--json").Json
            .At("lines").EnumerateArray().Single(line => line.Text("label") == "a");

        // where both leads' potentials equal the addition energy, that is at the right lead's, 0
        Assert.Equal(0.0, line.Number("segments[0].to[1]"));
    }

    [Fact]
    public void A_plane_without_lines_has_no_table()
    {
        string model = Path.Combine(Repository.Folder, "examples/nanomagnet.yaml");
        CommandRun run = CommandRun.Good("spectrum", model, "--x", "grain.gate=-3:1:41", "--y", "leads.left.potential=-2:2:41");

        Assert.StartsWith("0 lines in the plane of grain.gate and leads.left.potential\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("transition", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_are_in_the_axes_units()
    {
        JsonElement plain = CommandRun.Good(["spectrum", Example, .. Axes, "--json"]).Json;
        JsonElement micro = CommandRun.Good("spectrum", Example, "--x", "grain.gate=-1:4:3", "--y", "leads.left.potential=0 uV:5000 uV:3", "--json").Json;

        Assert.Equal(plain.Number("lines[0].position") * 1000, micro.Number("lines[0].position"), 1e-6);
        Assert.Equal(1000, micro.Number("lines[0].slope"), 1e-9);
    }

    [Theory]
    [InlineData("takes a number from -1 to 1", "--orientation", "1.5")]
    [InlineData("lines are curved", "--x", "grain.charging.energy=0:1:2", "--y", "grain.charging.offset=0:1:2", "--set", "grain.charging={energy: 0, offset: 0}")]
    [InlineData("changes the states", "--x", "grain.gate=0:1:2", "--y", "grain.spin=10:20:2")]
    [InlineData("two axes with different ends", "--x", "grain.gate=0:0:1", "--y", "grain.field=0:1:2")]
    public void What_has_no_lines_is_refused(string message, params string[] options)
    {
        string[] axes = options.Contains("--x", StringComparer.Ordinal) ? [] : Axes;
        CommandRun run = CommandRun.Of(["spectrum", Example, .. axes, .. options]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string Example => Path.Combine(Repository.Folder, "examples", "spectroscopy.yaml");
}
