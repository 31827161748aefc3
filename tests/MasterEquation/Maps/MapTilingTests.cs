using Xunit;

namespace SpinTorque.Tests;

public sealed class MapTilingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(17, 33)]
    [InlineData(401, 7)]
    [InlineData(200, 1)]
    public void Tiles_cover_every_point_once(int columns, int rows)
    {
        var tiling = new MapTiling(columns, rows);
        var visits = new int[rows, columns];
        foreach (MapTile tile in tiling.All)
        {
            for (int point = 0; point < tile.Points; point++)
                visits[tile.FirstRow + point / tile.Columns, tile.FirstColumn + point % tile.Columns]++;
        }

        Assert.All(visits.Cast<int>(), count => Assert.Equal(1, count));
        Assert.Equal(Enumerable.Range(0, tiling.Count), tiling.All.Select(tile => tile.Index));
    }

    [Fact]
    public void There_is_no_tile_beyond_the_last() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MapTiling(20, 20)[4]);
}
