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

    // Powers of two of 16 by 16, or of 64 on a line, by the two rules: 60 s a tile; 32 tiles where one takes above 20 ms and has above four points.
    [Theory]
    [InlineData(401, 401, 0, 16, 16)]
    [InlineData(401, 401, 0.04, 16, 16)]
    [InlineData(401, 401, 0.3, 16, 8)]
    [InlineData(401, 401, 3, 16, 1)]
    [InlineData(401, 401, 10, 4, 1)]
    [InlineData(401, 401, 3600, 1, 1)]
    [InlineData(20, 20, 1e-6, 16, 16)]
    [InlineData(20, 20, 1e-3, 16, 1)]
    [InlineData(401, 1, 0, 64, 1)]
    [InlineData(31, 1, 0.01, 4, 1)]
    [InlineData(31, 1, 40, 1, 1)]
    public void A_tile_is_at_most_a_minutes_work_and_leaves_all_threads_busy(int columns, int rows, double seconds, int tileColumns, int tileRows)
    {
        MapTiling tiling = MapTiling.Of(new DearField(columns, rows, seconds));
        Assert.Equal((tileColumns, tileRows), (tiling.TileColumns, tiling.TileRows));
    }

    // 200,001 states: milliseconds by elimination; minutes by 200,000 steps of the published iteration.
    [Theory]
    [InlineData("elimination", 1e-3, 1, 16)]
    [InlineData("published", 60, 3600, 1)]
    public void What_a_point_takes_is_reckoned_from_sizes_and_method(string method, double least, double most, int tileColumns)
    {
        GrainModel model = Models.Yardstick(1, 0, 50_000);
        Assert.True(Quantity.TryParse("conductance.left.left", model, out Quantity? quantity, out _));
        var map = new GrainMap
        {
            Columns = 401,
            Rows = 401,
            ModelAt = (_, _) => model,
            Quantities = [quantity!],
            Solver = () => method == "published" ? new PublishedIteration { MaxIterations = 200_000 } : new EliminationSolver(),
        };

        Assert.InRange(map.SecondsPerPoint, least, most);
        Assert.Equal(tileColumns, MapTiling.Of(map).TileColumns);
    }

    private sealed class DearField(int columns, int rows, double seconds) : IMapField
    {
        public int Columns => columns;

        public int Rows => rows;

        public int QuantityCount => 1;

        public double SecondsPerPoint => seconds;

        public IMapWorker CreateWorker() => throw new InvalidOperationException("A cut is made without computing.");
    }
}
