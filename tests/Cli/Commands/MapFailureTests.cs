using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapFailureTests : IDisposable
{
    private const string Sound = "--x grain.gate=0:1:3 --quantity sz --out DIR/out";

    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public MapFailureTests() => _model = _folder.Write("model.yaml", SmallGrain.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Points_that_fail_are_gaps_counted_and_warned_of()
    {
        // without a rate for its spin, S_z = -1/2 has no way in or out
        CommandRun run = CommandRun.Of(
            "map", _model, "--set", "leads.right.rates.up=0", "--x", "leads.left.rates.up=0:2e-3:3", "--y", "grain.gate=0:1:2",
            "--quantity", "current.left", "sz", "status", "--out", _folder.At("out"));

        Assert.Equal(0, run.Code);
        Assert.Contains("2 failed", run.Output, StringComparison.Ordinal);
        string warning = Assert.Single(run.ErrorLines);
        Assert.StartsWith("warning: 2 points failed, the first at column 0, row 0: the chain has 2 closed classes", warning, StringComparison.Ordinal);
        double[] values = NpzFile.Read(_folder.At("out/map.npz"))["sz.npy"].Elements;
        Assert.Equal([true, false, false, true, false, false], values.Select(double.IsNaN));
        Assert.Equal([2, 0, 0, 2, 0, 0], NpzFile.Read(_folder.At("out/map.npz"))["status.npy"].Elements);
        using JsonDocument map = JsonDocument.Parse(File.ReadAllText(_folder.At("out/map.json")));
        Assert.Equal(2, map.RootElement.At("solver.failed").GetInt32());
        Assert.Equal((0, 1), (map.RootElement.At("solver.failures[1].column").GetInt32(), map.RootElement.At("solver.failures[1].row").GetInt32()));
        Assert.Equal(2, map.RootElement.At("quantities[1].missing").GetInt32());
        Assert.Equal(values.Where(double.IsFinite).Min(), map.RootElement.Number("quantities[1].minimum"));
        Assert.NotNull(XDocument.Load(_folder.At("out/sz.svg")).Root);
    }

    [Fact]
    public void A_map_of_failures_alone_fails()
    {
        CommandRun run = CommandRun.Of(
            ["map", _model, "--x", "grain.gate=0:1:3", "--quantity", "sz", "--out", _folder.At("out"), .. SmallGrain.Reducible]);

        Assert.Equal(1, run.Code);
        Assert.Contains("every point failed: the chain has 2 closed classes", run.Error, StringComparison.Ordinal);
        Assert.All(NpzFile.Read(_folder.At("out/map.npz"))["sz.npy"].Elements, value => Assert.True(double.IsNaN(value)));
        Assert.NotNull(XDocument.Load(_folder.At("out/sz.svg")).Root);
    }

    // Options that follow a sound command line, or stand in its place where they begin with '!'.
    public static TheoryData<string, string> Mistakes => new()
    {
        { "!--quantity sz --out DIR/out", "Option '--x' is required" },
        { "!--x grain.gate=0:1:3 --out DIR/out", "Option '--quantity' is required" },
        { "!--x grain.gate=0:1:3 --quantity sz", "Option '--out' is required" },
        { "--x grain.field=0:1:3", "'--x' expects a single argument but 2 were provided" },
        { "--y grain.gate", "--y grain.gate: an axis is PATH=first:last:count" },
        { "--y grain.gate=0", "an axis is PATH=first:last:count" },
        { "--y grain.gate=0:1", "an axis is PATH=first:last:count" },
        { "--y grain.gate=0:1:2:3", "an axis is PATH=first:last:count" },
        { "--y =0:1:2", "an axis is PATH=first:last:count" },
        { "--y grain.field=0:1:0", "'0' is no count; it must be a whole number from 1 to" },
        { "--y grain.field=0:1:2.5", "'2.5' is no count" },
        { "--y grain.field=0:1:-2", "'-2' is no count" },
        { "--y grain.field=0:1:9999999", "'9999999' is no count" },
        { "--y grain.field=0:1:1", "one value cannot be both 0 and 1" },
        { "--y grain.field=1:1:3", "3 values cannot all be 1; make the ends different, or the count 1" },
        { "--y grain.field=0:b:2", "'b' is no end of an axis" },
        { "--y grain.field=:1:2", "'' is no end of an axis" },
        { "--y grain.field=nan:1:2", "'nan' is no end of an axis" },
        { "--y grain.field=0:1e500:2", "too large or too small" },
        { "--y grain.fiedl=0:1:2", "did you mean 'field'?" },
        { "--y grain.levels[3].energy=0:1:2", "grain.levels has no [3]; it has [0] to [0]" },
        { "--y grain.levels[a].energy=0:1:2", "count from 0 in brackets" },
        { "--y grain.levels=0:1:2", "grain.levels is no number" },
        { "--y grain=0:1:2", "grain is no number" },
        { "--y leads.middle.potential=0:1:2", "leads has no 'middle'; leads has left, right" },
        { "--y leads.left.temperature=-1:1:3", "it must be above zero" },
        { "--y leads.left.rates.up=-1:1:3", "must not be negative" },
        { "--y grain.spin=1:2:4", "multiple of 1/2" },
        { "--y grain.field=0T:1T:3", "no units" },
        { "--y grain.gate=0:1:3", "both axes sweep grain.gate; give two different paths" },
        { "--quantity curent.left", "'curent.left' is no quantity of this model; did you mean 'current.left'?" },
        { "--quantity voltage", "'voltage' is no quantity of this model; there are current.LEAD" },
        { "--quantity current.middle", "--quantity current.middle: there is no lead 'middle'; there are left, right" },
        { "--quantity conductance.left.middle", "there is no lead 'middle'" },
        { "--quantity occupations[1]", "write occupations[0]" },
        { "--quantity tmr.left.sum", "is no quantity" },
        { "--threads 0", "--threads takes a whole number of at least 1, not '0'" },
        { "--threads 1e3", "not '1e3'" },
        { "--colours jet", "'jet' is no colour map; there are viridis" },
        { "--shard 0/3", "--shard takes I/N, the I-th of N shares such as 1/8, not '0/3'" },
        { "--shard 4/3", "not '4/3'" },
        { "--shard 1", "not '1'" },
        { "--shard a/b", "not 'a/b'" },
        { "--resume --overwrite", "--overwrite discards what --resume would continue" },
        { "--overwrite --shard 1/2", "--overwrite with --shard would discard the other shares" },
        { "--slurm-dry --shard 1/2", "--slurm makes the shares itself; leave out --shard" },
        { "--slurm-tasks 3", "--slurm-tasks belongs to --slurm" },
        { "--slurm-time 10", "--slurm-time belongs to --slurm" },
        { "--solver gauss", "'gauss' is no solver" },
        { "--max-iterations 5", "--max-iterations belongs to an iteration" },
        { "!--x grain.gate=0:1:3 --quantity sz --out DIR/out --colours grey", "--colours is for maps over two axes" },
        { "--y leads.left.temperature=1e-20:1:2", "leads.left.temperature is '1e-20'; with the energies of this model it must be at least" },
        { "!--x grain.gate=0:1:3 --quantity sz --out FILE", "this is a file; name a folder" },
        { "!--x grain.gate=0:1:3 --quantity sz --out FILE/out", "cannot be written" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_before_anything_is_computed_or_written(string options, string words)
    {
        string line = options.StartsWith('!') ? options[1..] : $"{Sound} {options}";
        string[] arguments = line.Replace("DIR", _folder.Path).Replace("FILE", _model).Split(' ');

        CommandRun run = CommandRun.Of(["map", _model, .. arguments]);

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(["model.yaml"], _folder.Entries, StringComparer.Ordinal);
    }

    [Fact]
    public void All_mistakes_of_axes_and_quantities_are_listed()
    {
        CommandRun axes = CommandRun.Of("map", _model, "--x", "a=1:2:3", "--y", "grain.gate=x:1:2", "--quantity", "sz", "--out", _folder.At("out"));
        CommandRun quantities = CommandRun.Of("map", _model, "--x", "grain.gate=0:1:2", "--quantity", "foo", "sz", "bar", "--out", _folder.At("out"));

        Assert.Equal(2, axes.ErrorLines.Length);
        Assert.StartsWith("--x a=1:2:3: the file has no 'a'", axes.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("--y grain.gate=x:1:2: 'x' is no end of an axis", axes.ErrorLines[1], StringComparison.Ordinal);
        Assert.Equal(["--quantity foo", "--quantity bar"], quantities.ErrorLines.Select(line => line.Split(':')[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void A_map_that_is_interrupted_before_a_tile_is_finished_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        CommandRun run = CommandRun.Of(
            source.Token, "map", _model, "--x", "grain.gate=0:1:3000", "--y", "leads.left.potential=0:1:3000", "--quantity", "sz", "--out", _folder.At("out"));

        Assert.Equal(130, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("interrupted", run.Error, StringComparison.Ordinal);
        Assert.Equal(["model.yaml"], _folder.Entries, StringComparer.Ordinal);
    }

    [Fact]
    public void A_former_map_stays_when_the_next_is_interrupted()
    {
        _ = Directory.CreateDirectory(_folder.At("out"));
        CommandRun.Good("map", _model, "--x", "grain.gate=0:1:2", "--quantity", "sz", "--out", _folder.At("out"));
        string[] before = _folder.Entries;
        byte[] data = File.ReadAllBytes(_folder.At("out/map.npz"));

        using var source = new CancellationTokenSource();
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        CommandRun run = CommandRun.Of(
            source.Token, "map", _model, "--x", "grain.gate=0:1:3000", "--y", "leads.left.potential=0:1:3000", "--quantity", "sz", "--out", _folder.At("out"));

        Assert.Equal(130, run.Code);
        Assert.Equal(before, _folder.Entries.Where(entry => !entry.Contains(".map", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal(data, File.ReadAllBytes(_folder.At("out/map.npz")));
    }
}
