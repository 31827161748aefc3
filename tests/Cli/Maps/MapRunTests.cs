using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class MapRunTests : IDisposable
{
    private const int Columns = 100, Rows = 90;

    private readonly TemporaryFolder _folder = new();
    private readonly CountedField _field = new(Columns, Rows);
    private readonly MapJob _job;
    private readonly PartFolder _parts;

    public MapRunTests()
    {
        SystemReading reading = ModelFile.ReadAny(_folder.Write("model.yaml", SmallGrain.Text), []);
        var log = new ProblemLog();
        MapAxisSpec x = MapAxisSpec.Read("--x", $"grain.gate=0:1:{Columns}", reading.Document!, log)!, y = MapAxisSpec.Read("--y", $"grain.field=0:1:{Rows}", reading.Document!, log)!;
        var grid = new MapGrid(reading.Document!, x, y);
        MapQuantity[] quantities = [new("sz", "sz", "")];
        _job = new MapJob
        {
            Specification = MapSpecification.Of("model.yaml", grid, reading.Document!, quantities, new Dictionary<string, string>(StringComparer.Ordinal), new MapTiling(Columns, Rows)),
            Subject = MapSubjects.Of(reading),
            Grid = grid,
            Quantities = quantities,
        };
        _parts = new PartFolder(_folder.Path);
        _ = Directory.CreateDirectory(_parts.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_interrupted_run_loses_at_most_one_tile_a_thread_and_is_continued_to_the_same_result(int threads)
    {
        const int Until = 3000, TilePoints = 256;
        using var source = new CancellationTokenSource();
        _field.Before = computed =>
        {
            if (computed == Until)
                source.Cancel();
        };

        CommandFailure failure = Assert.Throws<CommandFailure>(() => Run(threads).Compute(Loaded(), static _ => Assert.Fail("it was interrupted"), source.Token));

        Assert.Equal(130, failure.ExitCode);
        long kept = Loaded().Points;
        Assert.StartsWith($"spintorque: interrupted; {kept} of 9000 points are kept in ", failure.Messages[0], StringComparison.Ordinal);
        Assert.InRange(kept, Until - threads * TilePoints, Until);

        int before = _field.Computed;
        _field.Before = static _ => { };
        FinishedTiles? all = null;
        Run(threads).Compute(Loaded(), tiles => all = tiles, CancellationToken.None);

        Assert.Equal(9000 - kept, _field.Computed - before);
        MapResult resumed = _job.Record(all!).Result, whole = MapRunner.Run(new CountedField(Columns, Rows));
        Assert.Equal(whole.Values[0], resumed.Values[0]);
        Assert.Equal(whole.Failures, resumed.Failures);
        Assert.Equal(whole.Tally.Methods, resumed.Tally.Methods);
    }

    [Fact]
    public void A_disk_that_fills_up_ends_the_run_and_keeps_what_was_written()
    {
        Func<MapPart, string> into = PartWriter.Into(_parts, MapShard.Whole, _job.Specification.Identity);
        int written = 0;
        // slow, so that parts are written on the way
        _field.Before = static computed => Thread.Sleep(computed % 256 == 0 ? 200 : 0);

        CommandFailure failure = Assert.Throws<CommandFailure>(() => (Run(1) with { WritePart = part => written++ < 2 ? into(part) : throw new IOException("No space left on device") })
            .Compute(Loaded(), static _ => Assert.Fail("the disk was full"), CancellationToken.None));

        Assert.Equal(1, failure.ExitCode);
        Assert.StartsWith($"spintorque: No space left on device; {Loaded().Points} of 9000 points are kept in ", failure.Messages[0], StringComparison.Ordinal);
        Assert.True(Loaded().Points > 0);
    }

    [Fact]
    public void Files_that_cannot_be_written_in_the_end_leave_every_tile()
    {
        CommandFailure failure = Assert.Throws<CommandFailure>(() => Run(2).Compute(Loaded(), static _ => throw new IOException("No space left on device"), CancellationToken.None));

        Assert.Contains("; 9000 of 9000 points are kept in ", failure.Messages[0], StringComparison.Ordinal);
        Assert.Equal(9000, Loaded().Points);
    }

    private FinishedTiles Loaded() => _job.Load([_parts], TextWriter.Null);

    private MapRun Run(int threads) => new()
    {
        Job = _job,
        Field = _field,
        Parts = _parts,
        Shard = MapShard.Whole,
        KeepsParts = false,
        Threads = threads,
        Progress = new SilentProgress(),
    };
}
