using System.Text.Json;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

public sealed class MapResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _map;

    public MapResumeTests()
    {
        // numbers in odd spellings, which have to survive as they are
        string model = _folder.Write("model.yaml", SmallGrain.WithUnits.Replace("field: 0.05", "field: +.050", StringComparison.Ordinal));
        _map = ["map", model, "--x", "grain.gate=-1:1:40", "--y", "leads.left.potential=-1 mV:1 mV:36", "--quantity", "conductance.left.left", "sz", "--out"];
        Whole = _folder.At("whole");
        CommandRun.Good([.. _map, Whole]);
        CommandRun.Good([.. _map, Out, "--shard", "1/3"]);
    }

    private string Whole { get; }

    private string Out => _folder.At("out");

    public void Dispose() => _folder.Dispose();

    private string[] Parts() => Directory.GetFiles(Path.Combine(Out, ".map"), "*.part");

    [Fact]
    public void A_resumed_map_computes_what_is_missing_and_ends_in_the_same_bytes()
    {
        CommandRun run = CommandRun.Good([.. _map, Out, "--resume"]);

        Assert.StartsWith("576 points were there; 864 points in ", run.Output, StringComparison.Ordinal);
        MapFolders.AssertSame(Whole, Out);
    }

    [Fact]
    public void A_finished_map_is_not_computed_again()
    {
        CommandRun run = CommandRun.Good([.. _map, Whole, "--resume"]);
        Assert.Equal($"{Whole}: this map is finished.", run.Output.Trim());

        Assert.False(Directory.Exists(Path.Combine(Whole, ".map")));
    }

    [Fact]
    public void Resuming_nothing_begins()
    {
        CommandRun.Good([.. _map, _folder.At("new"), "--resume"]);
        MapFolders.AssertSame(Whole, _folder.At("new"));
    }

    [Fact]
    public void An_unfinished_map_is_neither_mixed_nor_lost_without_a_word()
    {
        string[] before = Parts();
        CommandRun run = CommandRun.Of([.. _map, Out]);

        Assert.Equal(2, run.Code);
        Assert.Contains("it holds a map that is not finished; --resume continues it, --overwrite discards it, or name another folder", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Parts(), StringComparer.Ordinal);

        run = CommandRun.Good([.. _map, Out, "--overwrite"]);
        Assert.StartsWith("1440 points in ", run.Output, StringComparison.Ordinal);
        MapFolders.AssertSame(Whole, Out);
    }

    [Theory]
    [InlineData("--set grain.gate=-0.5", "grain.gate: -0.6 -> -0.5")]
    [InlineData("--set leads.right.rates.up=0.5", "leads.right.rates.up: 1.0e-3 -> 0.5")]
    [InlineData("--set leads.left.temperature=0.4", "leads.left.temperature: 0.5 -> 0.4")]
    [InlineData("--set grain.levels[0].energy=1.1", "grain.levels[0].energy: 1.0 -> 1.1")]
    [InlineData("--refine 1e-6", "options.refine: absent -> \"1E-06\"")]
    [InlineData("--quantity charge", "quantities[2]: absent -> \"charge\"")]
    [InlineData("--exact", "options.exact: absent -> \"true\"")]
    [InlineData("--solver published", "options.solver: \"elimination\" -> \"published\"")]
    [InlineData("--solver published --max-iterations 7", "options.max-iterations: absent -> \"7\"")]
    public void A_change_is_refused_with_its_name(string change, string difference)
    {
        CommandRun run = CommandRun.Of([.. _map, Out, "--resume", .. change.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains("the unfinished map there differs from this one", run.Error, StringComparison.Ordinal);
        Assert.Contains($"  {difference}", run.ErrorLines, StringComparer.Ordinal);
        AssertRefusedOfTheFinishedMap(run, change.Split(' '));
    }

    // A finished map names the same differences as an unfinished one, and stays as it is.
    private void AssertRefusedOfTheFinishedMap(CommandRun unfinished, string[] change)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(Whole, "map.json"));
        CommandRun run = CommandRun.Of([.. _map, Whole, "--resume", .. change]);

        Assert.Equal(2, run.Code);
        Assert.Contains("the finished map there differs from this one", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(unfinished.ErrorLines[1..], run.ErrorLines[1..], StringComparer.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Whole, "map.json")));
    }

    [Fact]
    public void A_finished_map_of_which_nothing_can_be_read_is_refused_all_the_same()
    {
        foreach (string description in new[] { "{}", "[1]", "{\"identity\": 1, \"axes\": {\"x\": 3}, \"model\": 2}", "no JSON" })
        {
            _folder.Write("whole/map.json", description);
            CommandRun run = CommandRun.Of([.. _map, Whole, "--resume"]);

            Assert.Equal(2, run.Code);
            Assert.Equal($"--out {Whole}: it holds another map, which is finished; leave out --resume to replace it, or name another folder", Assert.Single(run.ErrorLines));
        }
    }

    [Fact]
    public void A_changed_axis_is_refused_with_its_name()
    {
        string[] changed = [.. _map.Select(word => word.Replace("-1:1:40", "-1:1:41", StringComparison.Ordinal))];
        foreach (string folder in new[] { Out, Whole })
        {
            CommandRun run = CommandRun.Of([.. changed, folder, "--resume"]);

            Assert.Equal(2, run.Code);
            Assert.Contains("  x: \"grain.gate=-1:1:40\" -> \"grain.gate=-1:1:41\"", run.ErrorLines, StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Torn_and_foreign_parts_are_named_and_computed_again()
    {
        string torn = Assert.Single(Parts());
        File.WriteAllBytes(torn, File.ReadAllBytes(torn)[..^9]);
        CommandRun.Good([.. _map, _folder.At("other"), "--shard", "2/3", "--set", "grain.field=0.1"]);
        string foreign = Directory.GetFiles(Path.Combine(_folder.At("other"), ".map"), "*.part").Single();
        File.Copy(foreign, Path.Combine(Out, ".map", Path.GetFileName(foreign)));

        CommandRun run = CommandRun.Of([.. _map, Out, "--resume"]);

        Assert.Equal(0, run.Code);
        Assert.StartsWith("1440 points in ", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.Contains($"{torn}: warning: it is damaged; its tiles are computed again", run.ErrorLines, StringComparer.Ordinal);
        Assert.Contains(run.ErrorLines, line => line.EndsWith("warning: it belongs to another map; its tiles are computed again", StringComparison.Ordinal));
        MapFolders.AssertSame(Whole, Out);
    }

    [Fact]
    public void Two_processes_do_not_share_a_folder()
    {
        using (new FileStream(Path.Combine(Out, ".map", "1-of-3.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            foreach (string[] options in new string[][] { ["--resume"], ["--shard", "1/3", "--resume"], ["--overwrite"] })
            {
                CommandRun run = CommandRun.Of([.. _map, Out, .. options]);
                Assert.Equal(1, run.Code);
                Assert.Contains("another process is at work on this map", run.Error, StringComparison.Ordinal);
            }
            CommandRun.Good([.. _map, Out, "--shard", "2/3"]);
        }
        CommandRun.Good([.. _map, Out, "--resume"]);
        MapFolders.AssertSame(Whole, Out);
    }

    [Fact]
    public void Progress_for_programs_is_an_object_on_each_line()
    {
        CommandRun run = CommandRun.Of([.. _map, Out, "--resume", "--json-progress"]);

        Assert.Equal(0, run.Code);
        JsonElement last = default;
        foreach (string line in run.ErrorLines)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            last = document.RootElement.Clone();
            Assert.Equal(["status", "done", "total", "failed", "seconds", "rate", "secondsLeft"], last.Members(), StringComparer.Ordinal);
            Assert.Equal(1440, last.Number("total"));
        }
        Assert.Equal(("finished", 1440.0, 0.0, 0.0), (last.At("status").GetString(), last.Number("done"), last.Number("failed"), last.Number("secondsLeft")));
    }
}
