using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapMergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _map;

    public MapMergeTests()
    {
        // numbers in spellings that have to survive as they are
        string model = _folder.Write("model.yaml", SmallGrain.WithUnits
            .Replace("field: 0.05", "field: +.050", StringComparison.Ordinal).Replace("right: {potential: 0.0, temperature: 0.5", "right: {potential: 0.0, temperature: 5.80 K", StringComparison.Ordinal));
        // two of the points in a row fail
        _map = ["map", model, "--set", "leads.right.rates.up=0", "--x", "leads.left.rates.up=0:2e-3:40", "--y", "grain.gate=0:1:36", "--quantity", "current.left", "sz", "--out"];
        Assert.Equal(0, CommandRun.Of([.. _map, Whole]).Code);
    }

    private string Whole => _folder.At("whole");

    private string Out => _folder.At("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shares_of_one_folder_become_the_map()
    {
        foreach (int number in new[] { 3, 1, 2 })
        {
            CommandRun run = CommandRun.Good([.. _map, Out, "--shard", $"{number}/3"]);
            Assert.Contains($"share {number} of 3; with all of them, 'spintorque map merge {Out}' writes the files", run.Output, StringComparison.Ordinal);
        }
        CommandRun merged = CommandRun.Of("map", "merge", Out);

        Assert.Equal(0, merged.Code);
        Assert.StartsWith("warning: 36 points failed", merged.Error, StringComparison.Ordinal);
        Assert.StartsWith($"{Out}: map.npz, map.json, current.left.svg, sz.svg, map.html", merged.Output, StringComparison.Ordinal);
        MapFolders.AssertSame(Whole, Out);
        Assert.Equal($"{Out}: this map is finished.", CommandRun.Good("map", "merge", Out).Output.Trim());
    }

    [Fact]
    public void Shares_of_several_folders_become_the_map_and_stay()
    {
        CommandRun.Good([.. _map, _folder.At("one"), "--shard", "1/2"]);
        CommandRun.Good([.. _map, _folder.At("two"), "--shard", "2/2"]);

        Assert.Equal(0, CommandRun.Of("map", "merge", _folder.At("one"), _folder.At("two"), "--out", Out).Code);

        MapFolders.AssertSame(Whole, Out);
        Assert.True(Directory.Exists(Path.Combine(_folder.At("one"), ".map")));
    }

    [Fact]
    public void A_single_share_of_one_is_a_share()
    {
        CommandRun.Good([.. _map, Out, "--shard", "1/1"]);
        Assert.False(File.Exists(Path.Combine(Out, "map.npz")));
        // a folder named twice is one folder
        Assert.Equal(0, CommandRun.Of("map", "merge", Out, Path.Combine(Out, ".")).Code);
        MapFolders.AssertSame(Whole, Out);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        CommandRun.Good([.. _map, Out, "--shard", "2/3"]);
        CommandRun run = CommandRun.Of("map", "merge", Out);

        Assert.Equal(1, run.Code);
        Assert.Equal(
            [
                "spintorque: 6 of 9 tiles are missing; the map's command with --resume, and --shard where it had one, computes them:",
                "  --shard 1/3: 3 of 3 tiles", "  --shard 3/3: 3 of 3 tiles",
            ],
            run.ErrorLines,
            StringComparer.Ordinal);
        Assert.Equal(".map", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(Out))));
    }

    [Fact]
    public void A_share_of_another_map_is_refused_with_the_difference()
    {
        CommandRun.Good([.. _map, _folder.At("one"), "--shard", "1/2"]);
        CommandRun.Good([.. _map, _folder.At("two"), "--shard", "2/2", "--set", "grain.field=0.1"]);
        CommandRun run = CommandRun.Of("map", "merge", _folder.At("one"), _folder.At("two"), "--out", Out);

        Assert.Equal(2, run.Code);
        Assert.Contains("it holds a share of another map", run.Error, StringComparison.Ordinal);
        Assert.Contains("  grain.field: 0.050 -> 0.1", run.ErrorLines, StringComparer.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_share_of_another_map_does_not_enter_a_folder()
    {
        CommandRun.Good([.. _map, Out, "--shard", "1/2"]);
        CommandRun run = CommandRun.Of([.. _map, Out, "--shard", "2/2", "--set", "grain.field=0.1"]);

        Assert.Equal(2, run.Code);
        Assert.Contains("  grain.field: 0.050 -> 0.1", run.ErrorLines, StringComparer.Ordinal);
    }

    [Fact]
    public void A_folder_without_shares_or_with_another_unfinished_map_is_refused()
    {
        CommandRun none = CommandRun.Of("map", "merge", _folder.At("absent"));
        Assert.Equal(2, none.Code);
        Assert.Contains("it holds no share of a map", none.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("absent")));

        CommandRun.Good([.. _map, Out, "--shard", "1/2", "--set", "grain.field=0.1"]);
        CommandRun.Good([.. _map, _folder.At("all"), "--shard", "1/1"]);
        CommandRun other = CommandRun.Of("map", "merge", _folder.At("all"), "--out", Out);
        Assert.Equal(2, other.Code);
        Assert.Contains("it holds a map that is not finished and not among those to be merged", other.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(Out, ".map")));
    }
}
