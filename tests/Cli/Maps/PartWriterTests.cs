using SpinTorque.Cli.Maps;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class PartWriterTests : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);
    private static readonly byte[] Identity = new byte[32];
    private static readonly MapTiling Tiling = new(16 * 40, 16);

    private readonly TemporaryFolder _folder = new();
    private readonly PartFolder _parts;

    public PartWriterTests()
    {
        _parts = new PartFolder(_folder.Path);
        _ = Directory.CreateDirectory(_parts.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tiles_wait_for_the_interval_or_to_be_asked_for()
    {
        using PartWriter writer = Into(Never);
        for (int tile = 0; tile < 5; tile++)
            writer.Add(new MapTileResult(Tiling[tile], 1));
        Assert.Empty(Loaded());

        writer.Flush();
        writer.Flush();

        Assert.Single(Directory.GetFiles(_parts.Path));
        Assert.Equal([0, 1, 2, 3, 4], Loaded());
        Assert.Equal(5 * 256, writer.WrittenPoints);
    }

    [Fact]
    public void A_tile_that_took_longer_than_the_interval_is_written_at_once()
    {
        using PartWriter writer = Into(TimeSpan.FromTicks(1));

        writer.Add(new MapTileResult(Tiling[7], 1));

        Assert.Equal([7], Loaded());
    }

    [Fact]
    public void Parts_are_joined_so_that_few_files_hold_many_tiles()
    {
        using PartWriter writer = Into(Never);
        for (int tile = 0; tile < 40; tile++)
        {
            writer.Add(new MapTileResult(Tiling[tile], 1));
            writer.Flush();
        }

        // two joined of 16 and 8 single ones
        Assert.Equal(10, Directory.GetFiles(_parts.Path).Length);
        Assert.Equal(Enumerable.Range(0, 40), Loaded());
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_and_written_later()
    {
        bool full = true;
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        Func<MapPart, string> into = PartWriter.Into(_parts, MapShard.Whole, Identity);
        using var writer = new PartWriter(
            part => Volatile.Read(ref full) ? throw new IOException("no space") : into(part), 1, TimeSpan.FromMilliseconds(20), problem => told.TrySetResult(problem));
        try
        {
            writer.Add(new MapTileResult(Tiling[1], 1));
        }
        catch (IOException)
        {
            // on a slow machine the interval is over by now
        }

        Assert.Equal("no space", (await told.Task.WaitAsync(TimeSpan.FromSeconds(30))).Message);
        Assert.Empty(Loaded());
        Volatile.Write(ref full, false);
        writer.Flush();
        Assert.Equal([1], Loaded());
    }

    private PartWriter Into(TimeSpan interval) => new(PartWriter.Into(_parts, MapShard.Whole, Identity), 1, interval, problem => throw problem);

    private IEnumerable<int> Loaded() => _parts.Load(Identity, Tiling, 1, Assert.Fail).SelectMany(part => part.Tiles).Select(tile => tile.Tile.Index).Order();
}
