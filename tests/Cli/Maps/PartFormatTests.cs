using System.Reflection;
using SpinTorque.Cli.Maps;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class PartFormatTests
{
    private static readonly MapTiling Tiling = new(20, 18);
    private static readonly byte[] Identity = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];
    private static readonly byte[] Other = [.. Enumerable.Range(2, 32).Select(value => (byte)value)];

    [Fact]
    public void Every_bit_of_a_tile_comes_back()
    {
        MapTileResult tile = Tile();
        byte[] bytes = PartFormat.Write(new MapPart([tile, new MapTileResult(Tiling[0], 2)], 1.25, 3), Identity);

        MapPart part = PartFormat.Read(bytes, Identity, Tiling, 2, out string refusal)!;

        Assert.Equal(("", 1.25, 3, 2), (refusal, part.Seconds, part.Threads, part.Tiles.Count));
        MapTileResult read = part.Tiles[0];
        Assert.Equal(tile.Tile, read.Tile);
        Assert.Equal(tile.Values.SelectMany(values => values).Select(BitConverter.DoubleToInt64Bits), read.Values.SelectMany(values => values).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(tile.Failures, read.Failures);
        Assert.Equal(tile.Tally.Methods, read.Tally.Methods);
        Assert.Equal((3e-17, 2e-13), (read.Tally.LargestResidual, read.Tally.LargestErrorBound));
    }

    // What a tile comes to know must be written down too, or a resumed map forgets it.
    [Fact]
    public void Nothing_else_belongs_to_a_tile()
    {
        static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["Failures", "Tally", "Tile", "Values"], Members(typeof(MapTileResult)), StringComparer.Ordinal);
        Assert.Equal(["LargestErrorBound", "LargestResidual", "Methods"], Members(typeof(MapTally)), StringComparer.Ordinal);
        Assert.Equal(["Column", "Reason", "Row"], Members(typeof(MapFailure)), StringComparer.Ordinal);
    }

    [Fact]
    public void A_part_torn_anywhere_or_with_a_bit_turned_is_refused()
    {
        byte[] bytes = PartFormat.Write(new MapPart([Tile()], 1, 1), Identity);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(PartFormat.Read(bytes[..length], Identity, Tiling, 2, out string refusal));
            Assert.Equal("it is damaged", refusal);
        }
        for (int at = 0; at < bytes.Length; at += 7)
        {
            bytes[at] ^= 4;
            Assert.Null(PartFormat.Read(bytes, Identity, Tiling, 2, out string refusal));
            Assert.Equal("it is damaged", refusal);
            bytes[at] ^= 4;
        }
        Assert.NotNull(PartFormat.Read(bytes, Identity, Tiling, 2, out _));
    }

    [Fact]
    public void A_part_of_another_run_is_refused()
    {
        Assert.Null(PartFormat.Read(PartFormat.Write(new MapPart([Tile()], 1, 1), Other), Identity, Tiling, 2, out string refusal));
        Assert.Equal("it belongs to another map", refusal);
    }

    private static MapTileResult Tile()
    {
        var tile = new MapTileResult(Tiling[3], 2);
        double[] peculiar = [double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234), -0.0, double.Epsilon, double.NegativeInfinity, 0.1, -1e300, 2.0];
        peculiar.CopyTo(tile.Values[0], 0);
        tile.Values[1][^1] = Math.PI;
        tile.Failures.Add(new MapFailure(17, 16, "two classes; größer"));
        tile.Tally.Count("elimination", 5);
        tile.Tally.Count("elimination, extended exponents");
        tile.Tally.Found(3e-17, 2e-13);
        return tile;
    }
}
