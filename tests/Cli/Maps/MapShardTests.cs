using SpinTorque.Cli.Maps;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class MapShardTests
{
    [Theory]
    [InlineData(401, 401, 8)]
    [InlineData(1000, 1, 3)]
    [InlineData(5, 5, 4)]
    public void Shares_hold_every_tile_once_and_are_equal_but_for_one(int columns, int rows, int of)
    {
        var tiling = new MapTiling(columns, rows);
        int[][] shares = [.. Enumerable.Range(1, of).Select(number => new MapShard(number, of).Tiles(tiling).Select(tile => tile.Index).ToArray())];

        Assert.Equal(Enumerable.Range(0, tiling.Count), shares.SelectMany(share => share).Order());
        Assert.InRange(shares.Max(share => share.Length) - shares.Min(share => share.Length), 0, 1);
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/8", 3, 8)]
    public void A_share_is_written_as_its_number_of_how_many(string text, int number, int of)
    {
        Assert.True(MapShard.TryParse(text, out MapShard shard));
        Assert.Equal(new MapShard(number, of), shard);
    }

    [Theory]
    [InlineData("0/1")]
    [InlineData("2/1")]
    [InlineData("1/0")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    [InlineData("1")]
    [InlineData(" 1/2")]
    public void Anything_else_is_none(string text) => Assert.False(MapShard.TryParse(text, out _));
}
