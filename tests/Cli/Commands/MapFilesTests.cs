using System.Text.Json;
using System.Xml.Linq;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public MapFilesTests() => _model = _folder.Write("model.yaml", SmallGrain.Text);

    public void Dispose() => _folder.Dispose();

    private string Out => _folder.At("out");

    [Fact]
    public void A_line_has_its_axis_and_each_quantity_under_its_own_name()
    {
        CommandRun run = CommandRun.Good(
            "map", _model, "--x", "leads.left.potential=3:-3:4", "--quantity", "current.left", "occupations[0]", "-q", "sz", "--out", Out);

        Assert.Equal(["current.left.svg", "map.html", "map.json", "map.npz", "occupations-0.svg", "sz.svg"], Files(), StringComparer.Ordinal);
        var arrays = NpzFile.Read(Path.Combine(Out, "map.npz"));
        Assert.Equal(["x.npy", "current.left.npy", "occupations[0].npy", "sz.npy", "x.path.npy"], arrays.Keys, StringComparer.Ordinal);
        Assert.Equal([3, 1, -1, -3], arrays["x.npy"].Elements);
        Assert.Equal([4], arrays["sz.npy"].Shape);
        Assert.Equal("leads.left.potential", arrays["x.path.npy"].Text);
        Assert.StartsWith("4 points in ", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 failed", run.Output, StringComparison.Ordinal);
    }

    // Whatever ends the program on the way, a folder with a description has all that was to be made.
    [SkippableFact]
    public void Pixels_are_there_before_the_description()
    {
        Skip.If(PngConverter.Found is null, "Neither rsvg-convert nor chromium is installed.");
        string[] map = ["map", _model, "--x", "leads.left.potential=3:-3:4", "--quantity", "sz", "--out", Out, "--resume"];
        _ = Directory.CreateDirectory(Path.Combine(Out, "map.json"));   // which no file can replace
        File.WriteAllText(Path.Combine(Out, "sz.png"), "of a former map");

        Assert.Equal(1, CommandRun.Of(map).Code);
        Assert.Equal(0x89, File.ReadAllBytes(Path.Combine(Out, "sz.png"))[0]);

        Directory.Delete(Path.Combine(Out, "map.json"));
        CommandRun.Good(map);
        Assert.Equal(["map.html", "map.json", "map.npz", "sz.png", "sz.svg"], Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)!, StringComparer.Ordinal);
    }

    [Fact]
    public void A_map_runs_rows_along_y_and_columns_along_x()
    {
        CommandRun.Good("map", _model, "--x", "grain.gate=-1:1:3", "--y", "leads.left.potential=0:4:5", "--quantity", "current.left", "--out", Out);
        var arrays = NpzFile.Read(Path.Combine(Out, "map.npz"));
        using FileStream stream = File.OpenRead(Path.Combine(Out, "map.npz"));
        NumpyArchive archive = NumpyArchive.Read(stream);

        Assert.Equal([-1, 0, 1], arrays["x.npy"].Elements);
        Assert.Equal([0, 1, 2, 3, 4], arrays["y.npy"].Elements);
        Assert.Equal("leads.left.potential", arrays["y.path.npy"].Text);
        Assert.Equal([5, 3], arrays["current.left.npy"].Shape);
        Assert.Equal(arrays["current.left.npy"].Elements, archive.Arrays["current.left"].Elements);
        Assert.Equal([5, 3], archive.Arrays["current.left"].Shape);
    }

    [Fact]
    public void Every_point_is_what_solve_gives_there_to_the_last_bit()
    {
        string[] quantities =
        [
            "current.right", "spinCurrent.left", "energyCurrent.left", "heatCurrent.right", "conductance.right.left", "fano.left", "charge", "sz",
            "szVariance", "occupations[0]", "minProbability", "log10MinProbability", "maxProbability", "currentDefect", "errorBound", "solver.residual",
        ];
        CommandRun.Good(["map", _model, "--x", "grain.gate=-0.7:0.5:5", "--y", "leads.left.potential=0.1:1.3:3", "--out", Out, "--quantity", .. quantities]);
        var arrays = NpzFile.Read(Path.Combine(Out, "map.npz"));

        string[] gates = ["-0.7", "-0.4", "-0.1", "0.2", "0.5"], potentials = ["0.1", "0.7", "1.3"];
        for (int point = 0; point < 15; point++)
        {
            JsonElement solved = CommandRun.Good(
                "solve", _model, "--json", "--set", $"grain.gate={gates[point % 5]}", "--set", $"leads.left.potential={potentials[point / 5]}").Json;
            foreach (string quantity in quantities)
                Assert.Equal(solved.Number(quantity), arrays[$"{quantity}.npy"].Elements[point]);
        }
    }

    [Fact]
    public void A_tmr_is_the_difference_of_two_solves_with_the_lead_turned()
    {
        CommandRun.Good("map", _model, "--x", "leads.left.angle=30:30:1", "--quantity", "tmr.left.difference", "tmr.left.ratio", "--out", Out);
        var arrays = NpzFile.Read(Path.Combine(Out, "map.npz"));
        double parallel = CommandRun.Good("solve", _model, "--json", "--set", "leads.left.angle=0").Json.Number("current.left");
        double antiparallel = CommandRun.Good("solve", _model, "--json", "--set", "leads.left.angle=180").Json.Number("current.left");

        Assert.NotEqual(parallel, antiparallel);
        Assert.Equal(parallel - antiparallel, arrays["tmr.left.difference.npy"].Elements[0]);
        Assert.Equal((parallel - antiparallel) / (parallel + antiparallel), arrays["tmr.left.ratio.npy"].Elements[0], 1e-12);
    }

    [Fact]
    public void The_data_are_the_same_bytes_for_any_number_of_threads()
    {
        byte[][] files =
        [
            .. new[] { "1", "2" }.Select(threads =>
            {
                string folder = _folder.At(threads);
                CommandRun.Good(
                    "map", _model, "--x", "grain.gate=-1:1:9", "--y", "leads.left.potential=-2:2:11", "--quantity", "conductance.left.left", "fano.left",
                    "tmr.right.difference", "--threads", threads, "--out", folder);
                return File.ReadAllBytes(Path.Combine(folder, "map.npz"));
            }),
        ];

        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public void The_description_tells_what_was_run()
    {
        string model = _folder.Write("units.yaml", SmallGrain.WithUnits);
        CommandRun.Good(
            "map", model, "--set", "grain.field=0.125", "--x", "leads.left.potential=0 mV:2 mV:3", "--y", "grain.gate=0:1:2",
            "--quantity", "current.left", "conductance.left.right", "--threads", "1", "--out", Out);

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "map.json")));
        JsonElement map = document.RootElement;
        Assert.Equal(["program", "version", "file", "identity", "run", "title", "model", "axes", "quantities", "lines", "solver", "timing"], map.Members(), StringComparer.Ordinal);
        Assert.Equal(model, map.At("file").GetString());
        Assert.Equal(0.125, map.Number("model.grain.field"));
        Assert.Equal("""{"path":"leads.left.potential","label":"potential *\u03BC*_{left}","unit":"mV","first":0,"last":2,"count":3}""", JsonSerializer.Serialize(map.At("axes.x")));
        Assert.Equal("""{"path":"grain.gate","label":"gate *V*_g","unit":"meV","first":0,"last":1,"count":2}""", JsonSerializer.Serialize(map.At("axes.y")));
        double[] values = NpzFile.Read(Path.Combine(Out, "map.npz"))["current.left.npy"].Elements;
        JsonElement current = map.At("quantities[0]");
        Assert.Equal(["name", "label", "unit", "minimum", "maximum", "missing", "figure"], current.Members(), StringComparer.Ordinal);
        Assert.Equal((values.Min(), values.Max(), 0.0), (current.Number("minimum"), current.Number("maximum"), current.Number("missing")));
        Assert.Equal(("meV/ħ", "current.left.svg"), (current.At("unit").GetString(), current.At("figure").GetString()));
        Assert.Equal("e²/ħ", map.At("quantities[1].unit").GetString());
        Assert.Equal(["name", "points", "largestResidual", "largestErrorBound", "failed", "failures"], map.At("solver").Members(), StringComparer.Ordinal);
        Assert.Equal((6, 0), (map.At("solver.points.elimination").GetInt32(), map.At("solver.failed").GetInt32()));
        Assert.Equal((6, 1), (map.At("timing.points").GetInt32(), map.At("timing.threads").GetInt32()));
        Assert.True(map.Number("timing.seconds") > 0);
    }

    [Fact]
    public void The_resolved_model_gives_the_same_map_again()
    {
        string[] axis = ["--x", "leads.left.potential=0:2:5", "--quantity", "current.left", "--out"];
        CommandRun.Good(["map", _model, "--set", "grain.gate=-0.125", .. axis, Out]);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "map.json")));
        string again = _folder.Write("again.json", document.RootElement.GetProperty("model").GetRawText());
        CommandRun.Good(["map", again, .. axis, _folder.At("again")]);

        Assert.Equal(File.ReadAllBytes(Path.Combine(Out, "map.npz")), File.ReadAllBytes(Path.Combine(_folder.At("again"), "map.npz")));
    }

    [Theory]
    [InlineData("leads.left.potential=0:2:5", "grain.gate=0:1:3", "potential μleft (meV)", "gate Vg (meV)")]
    [InlineData("leads.left.temperature=100 mK:900 mK:5", null, "temperature Tleft (mK)", null)]
    [InlineData("leads.left.angle=180:0:4", "leads.right.rates.up=1 ueV:1 ueV:1", "angle θleft (deg)", "leads.right.rates.up (µeV)")]
    public void Figures_are_well_formed_and_labelled_with_units(string x, string? y, string xLabel, string? yLabel)
    {
        string model = _folder.Write("units.yaml", SmallGrain.WithUnits);
        string[] axes = y is null ? ["--x", x] : ["--x", x, "--y", y];
        CommandRun.Good(["map", model, .. axes, "--quantity", "current.left", "--out", Out]);

        XDocument figure = XDocument.Load(Path.Combine(Out, "current.left.svg"));
        string[] texts = [.. SvgText.All(figure).Select(text => text.Text)];
        Assert.Contains("Grain & lead < 3", texts, StringComparer.Ordinal);
        Assert.Contains(texts, text => text.EndsWith("(meV/ħ)", StringComparison.Ordinal));
        Assert.Contains(xLabel, texts, StringComparer.Ordinal);
        Assert.Contains(yLabel ?? "current Ileft (meV/ħ)", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void A_former_map_in_the_folder_is_replaced()
    {
        string[] map = ["map", _model, "--quantity", "sz", "--out", Out, "--x"];
        CommandRun.Good([.. map, "grain.gate=0:1:5"]);
        CommandRun.Good([.. map, "grain.gate=2:3:2"]);

        Assert.Equal([2, 3], NpzFile.Read(Path.Combine(Out, "map.npz"))["x.npy"].Elements);
        Assert.Equal(["map.html", "map.json", "map.npz", "sz.svg"], Files(), StringComparer.Ordinal);
    }

    // PNGs depend on the machine
    private IEnumerable<string?> Files() => Directory.GetFiles(Out).Where(file => !file.EndsWith(".png", StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
