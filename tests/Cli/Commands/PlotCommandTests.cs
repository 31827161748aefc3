using System.Globalization;
using System.Xml.Linq;
using SpinTorque.Tests.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class PlotCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _map;
    private readonly CommandRun _run;

    public PlotCommandTests()
    {
        _map = _folder.At("map");
        _run = CommandRun.Good(
            "map", _folder.Write("model.yaml", SmallGrain.WithUnits), "--x", "grain.gate=-1:2:13", "--y", "leads.left.potential=-2:4:9",
            "--quantity", "conductance.left.left", "current.left", "--annotate", "--csv", "--out", _map);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_map_drawn_again_is_the_same_to_the_last_byte()
    {
        CommandRun.Good("plot", _map, "--annotate", "--out", _folder.At("again"));
        foreach (string name in (string[])["conductance.left.left.svg", "current.left.svg", "map.html"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(_map, name)), File.ReadAllBytes(Path.Combine(_folder.At("again"), name)));
    }

    [Fact]
    public void The_files_are_named() =>
        Assert.Contains(": map.npz, map.json, map.csv, conductance.left.left.svg, current.left.svg, map.html\n", _run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void The_table_reads_back_to_the_same_doubles()
    {
        string[][] rows = [.. File.ReadAllLines(Path.Combine(_map, "map.csv")).Select(line => line.Split(','))];
        var arrays = NpzFile.Read(Path.Combine(_map, "map.npz"));

        Assert.Equal(["grain.gate", "leads.left.potential", "conductance.left.left", "current.left"], rows[0], StringComparer.Ordinal);
        Assert.Equal(1 + 13 * 9, rows.Length);
        for (int point = 0; point < 13 * 9; point++)
        {
            double[] expected =
                [arrays["x.npy"].Elements[point % 13], arrays["y.npy"].Elements[point / 13], arrays["conductance.left.left.npy"].Elements[point], arrays["current.left.npy"].Elements[point]];
            Assert.Equal(expected, rows[point + 1].Select(number => double.Parse(number, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Lines_colours_limits_and_quantities_are_as_asked()
    {
        string[] Labels(string folder) => [.. SvgText.All(XDocument.Load(Path.Combine(folder, "current.left.svg"))).Select(text => text.Text)];
        CommandRun.Good("plot", _map, "--quantity", "current.left", "--colours", "magma", "--limits", "-2e-3:1e-3", "--out", _folder.At("styled"));

        Assert.Equal(["current.left.svg", "map.html"], _folder.Entries.Where(IsStyled).Select(Path.GetFileName), StringComparer.Ordinal);
        Assert.Contains("a", Labels(_map), StringComparer.Ordinal);
        Assert.DoesNotContain("a", Labels(_folder.At("styled")), StringComparer.Ordinal);
        Assert.Contains("−2.0", Labels(_folder.At("styled")), StringComparer.Ordinal);
    }

    [Fact]
    public void A_cut_says_at_which_grid_value_it_is()
    {
        CommandRun run = CommandRun.Good("plot", _map, "--cut", "x=0.3", "--cut", "y=-1.9");

        Assert.Contains("current.left.x=0.25.svg, conductance.left.left.y=-2.svg", run.Output, StringComparison.Ordinal);
        string[] texts = [.. SvgText.All(XDocument.Load(Path.Combine(_map, "current.left.x=0.25.svg"))).Select(text => text.Text)];
        Assert.Contains("gate Vg = 0.25 meV", texts, StringComparer.Ordinal);
        Assert.Contains("potential μleft (meV)", texts, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "nowhere")]
    [InlineData("--cut x=9: x runs from -1 to 2", "map", "--cut", "x=9")]
    [InlineData("a cut is x=VALUE or y=VALUE", "map", "--cut", "z=1")]
    [InlineData("the map holds conductance.left.left, current.left", "map", "--quantity", "sz")]
    [InlineData("--limits takes two numbers", "map", "--limits", "2:1")]
    [InlineData("not symmetric about zero", "map", "--limits", "0:1", "--symmetric")]
    public void Mistakes_are_named(string message, string folder, params string[] options)
    {
        CommandRun run = CommandRun.Of(["plot", _folder.At(folder), .. options]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_is_not_finished_is_no_missing_file()
    {
        string folder = _folder.At("share");
        CommandRun.Good("map", _folder.Write("share.yaml", SmallGrain.Text), "--x", "grain.gate=-1:1:9", "--quantity", "sz", "--shard", "1/2", "--out", folder);
        CommandRun run = CommandRun.Of("plot", folder);

        Assert.Equal(2, run.Code);
        Assert.Contains($"{folder}: the map there is not finished", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_description_is_named()
    {
        File.WriteAllText(Path.Combine(_map, "map.json"), "{}");
        CommandRun run = CommandRun.Of("plot", _map);

        Assert.Equal(2, run.Code);
        Assert.Contains("map.json: not the description of the map", run.Error, StringComparison.Ordinal);
    }

    private static bool IsStyled(string entry) => entry.StartsWith("styled/", StringComparison.Ordinal) && !entry.EndsWith(".png", StringComparison.Ordinal);
}
