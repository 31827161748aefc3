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
        CommandRun.Good(
            "map", Example("heat"), "--x", "itinerant.right.temperature=0:60:7", "--y", "itinerant.field=5:10:2",
            "--quantity", "current.left", "stationary.precession.cosine", "--out", folder.Path);
        Dictionary<string, (int[] Shape, double[] Elements, string Text)> map = NpzFile.Read(Directory.GetFiles(folder.Path, "*.npz").Single());
        // cos(theta) = -d_0/d, d_0 = 525 B, d = (pi^2/3)(T_l^2 - T_r^2), T_l = 0.3.
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 7; column++)
            {
                double field = 5.0 + 5.0 * row, d = Math.PI * Math.PI / 3.0 * (0.09 - 100.0 * column * column), cosine = -525.0 * field / d;
                double found = map["stationary.precession.cosine.npy"].Elements[row * 7 + column];
                if (cosine is > 0.0 and < 1.0)
                    Assert.Equal(cosine, found, 1e-12);
                else
                    Assert.Equal(double.NaN, found);
            }
        }
        JsonElement point = ObjectOf("itinerant", Example("heat"), "--json", "--set", "itinerant.right.temperature=50", "--set", "itinerant.field=5");
        Assert.Equal(point.GetProperty("current").GetProperty("left").GetDouble(), map["current.left.npy"].Elements[5]);
    }

    [Theory]
    [InlineData("itinerant.lef.up=0:1:3", "current.left", "did you mean 'left'?")]
    [InlineData("itinerant.left.up=-1:1:3", "current.left", "itinerant.left.up is '-1'; it must not be negative")]
    [InlineData("itinerant.left.up=0:1:3", "current.lef", "current.left")]
    public void Map_refuses_wrong_paths_values_and_quantities(string axis, string quantity, string message)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("map", Example("heat"), "--x", axis, "--quantity", quantity, "--out", Path.Combine(folder.Path, "map"));
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "map")));
    }

    [Theory]
    [InlineData("spin: 100", "spin: 0", 4, 9)]
    [InlineData("field: 1.0", "field: .inf", 5, 10)]
    [InlineData("up: 0.8", "up: -0.8", 6, 17)]
    [InlineData("up: 0.8, down: 1.2", "up: 0, down: 0", 6, 26)]
    [InlineData("down: 1.5", "down: -1.5", 7, 25)]
    [InlineData("temperature: 0.1}", "temperature: -0.1}", 7, 57)]
    [InlineData("width: 1.0", "width: nan", 8, 18)]
    [InlineData("capacitance: 20", "capacitance: -1", 9, 16)]
    [InlineData("capacitance: 20", "exchange: 0", 9, 13)]
    [InlineData("capacitance: 20", "angle: 200", 9, 10)]
    [InlineData("capacitance: 20", "drive: {amplitude: -1, frequency: 1}", 9, 22)]
    public void Wrong_number_is_named_with_its_place(string right, string wrong, int line, int column)
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "magnet.yaml"), text = File.ReadAllText(Example("voltage"));
        int at = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(file, string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length)));
        CommandRun run = CommandRun.Of("itinerant", file);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{file}:{line}:{column}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_with_units_give_currents_conductances_and_noise_in_SI_units()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "magnet.yaml");
        File.WriteAllText(file, $"units: {{energy: meV}}\n{File.ReadAllText(Example("voltage"))}");
        JsonElement found = ObjectOf("itinerant", file, "--json"), si = found.GetProperty("si");
        // e^2/hbar = 2.434134e-4 S, e/hbar per meV 0.24341 uA, their product with e the noise per meV 2.434134e-4 x 1.602177e-22 A^2/Hz.
        Assert.Equal(2.434134e-4, Ratio("conductance", "north"), 1e-10);
        Assert.Equal(243.4134, Ratio("current", "left"), 1e-3);
        Assert.Equal(2.434134e-4, Ratio("noise", "charge") / 1.602177e-22, 1e-9);
        Assert.False(si.GetProperty("noise").TryGetProperty("field", out _));
        Assert.Contains("nA", CommandRun.Good("itinerant", file).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nA", CommandRun.Good("itinerant", Example("voltage")).Output, StringComparison.Ordinal);

        double Ratio(string block, string name) => si.GetProperty(block).GetProperty(name).GetDouble() / found.GetProperty(block).GetProperty(name).GetDouble();
    }

    [Fact]
    public void Full_motion_says_where_it_differs_from_the_reduced_one()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["motion", Example("heat"), "--closure", "full", "--length", "0.1", "--time", "5", "--from", "60", "--out", folder.Path];
        Assert.Contains("full and reduced dynamics differ here", CommandRun.Good(line).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", CommandRun.Good([.. line, "--remember"]).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "deviations.svg")));
        Assert.True(NpzFile.Read(Path.Combine(folder.Path, "motion.npz")).ContainsKey("length.npy"));
    }

    [Theory]
    [InlineData("voltage", "full", "give itinerant.exchange")]
    [InlineData("microwaves", "reduced", "give itinerant.capacitance")]
    [InlineData("heat", "frozen", "no slopes of the densities in it, and so no heat")]
    public void Closure_refuses_what_it_cannot_follow(string example, string closure, string message)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("motion", Example(example), "--closure", closure, "--out", folder.Path);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stop finds the pole of a smooth motion", "--stop", "--seed", "1")]
    [InlineData("--step is for the noisy motion", "--step", "1")]
    public void Motion_refuses_options_it_would_not_hear(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(["motion", Example("voltage"), "--out", folder.Path, .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    // The only two steady states are on the equator; Jacobians of the equations of motion, by differences with 25 digits, have the traces 0.0011431 and 0.0040825.
    [Fact]
    public void Drive_without_a_stable_state_is_said_to_have_none()
    {
        JsonElement found = ObjectOf(
            "itinerant", Example("microwaves"), "--json", "--set", "itinerant.spin=50", "--set", "itinerant.field=1.1", "--set", "itinerant.density={up: 0.2, down: 1}",
            "--set", "itinerant.left={up: 1.4, down: 0.45, voltage: -1.3}", "--set", "itinerant.right.width=0.3", "--set", "itinerant.drive={amplitude: 0.055, frequency: -1.1}");
        Assert.Equal(JsonValueKind.Null, found.GetProperty("resonance").GetProperty("cosine").ValueKind);
        Assert.StartsWith("without the drive, ", found.GetProperty("choice").GetString(), StringComparison.Ordinal);
        Assert.Equal(-1.1, found.GetProperty("state").GetProperty("precession").GetDouble());
        Assert.Contains(found.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()!.StartsWith("no steady state with the microwaves", StringComparison.Ordinal));
    }

    [Fact]
    public void Maps_of_files_with_units_name_them()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "magnet.yaml"), map = Path.Combine(folder.Path, "map");
        File.WriteAllText(file, $"units: {{energy: meV}}\n{File.ReadAllText(Example("heat"))}");
        // By dimension: S is in e^2 E/hbar, D of <hh> = D delta(t) in E, d in E^2, g in e^2/hbar.
        (string Quantity, string Unit)[] expected =
        [
            ("noise.charge", "e² meV/ħ"), ("noise.field", "meV"), ("heat.thresholdNorth", "meV²"), ("enforced.window.opens", "meV"), ("conductance.state", "e²/ħ"),
            ("torque.total", "meV/ħ"), ("full.slowRate", "meV/ħ"), ("stationary.precession.cosine", ""), ("damping", ""), ("state.angle", "deg"),
        ];
        CommandRun.Good(["map", file, "--x", "itinerant.field=5:10:2", "--quantity", .. expected.Select(one => one.Quantity), "--out", map]);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(map, "map.json")));
        Assert.Equal(expected.Select(one => one.Unit), json.RootElement.GetProperty("quantities").EnumerateArray().Select(one => one.GetProperty("unit").GetString()!), StringComparer.Ordinal);
    }

    [Fact]
    public void Drive_of_no_amplitude_leaves_potential_and_noise_alone()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Potential("-1"), Potential("5"));
        Assert.Equal(Noisy("-1"), Noisy("5"));

        // At theta = 60 degrees and -B = -1 by V-54, D = 1.75 x 2.25: (C + rho_S)^-1 sum_s (rho_s/Gamma_s)[(Gamma_s - 1) V + G_D (3/4) B/2], V = 2.5.
        double expected = (0.8 / 1.75 * (0.75 * 2.5 - 0.1875) + 1.2 / 2.25 * (1.25 * 2.5 - 0.1875)) / 22.0;
        Assert.Equal(expected, Potential("5"), 1e-12);

        double Potential(string frequency)
        {
            Run(frequency);
            return NpzFile.Read(Path.Combine(folder.Path, "motion.npz"))["potential.npy"].Elements[0];
        }

        string Noisy(string frequency) => Run(frequency, "--seed", "1", "--step", "0.02");

        string Run(string frequency, params string[] more) => CommandRun.Good(
            ["motion", Example("voltage"), "--set", $"itinerant.drive={{amplitude: 0, frequency: {frequency}}}", "--from", "60", "--time", "5", "--samples", "3", "--out", folder.Path, .. more]).Output;
    }

    private static JsonElement ObjectOf(params string[] line) => CommandRun.Good(line).Json;
}
