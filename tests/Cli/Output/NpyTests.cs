using System.Text;
using SpinTorque.Cli.Output;
using Xunit;

namespace SpinTorque.Tests.Cli.Output;

public sealed class NpyTests
{
    // Written out by hand from numpy's format description: magic, version, length 118 little-endian, dictionary, padding to 128.
    [Theory]
    [InlineData("(3,)", new[] { 3 })]
    [InlineData("(2, 3)", new[] { 2, 3 })]
    [InlineData("(4, 5, 6)", new[] { 4, 5, 6 })]
    [InlineData("()", new int[0])]
    public void The_header_is_numpys(string shape, int[] extents)
    {
        var dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        byte[] expected =
        [
            0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00, 0x76, 0x00,
            .. Encoding.ASCII.GetBytes(dictionary.PadRight(117)), 0x0A,
        ];
        Assert.Equal(128, expected.Length);
        Assert.Equal(expected, new NpyHeader("<f8", extents).ToBytes());
    }

    [Fact]
    public void Elements_follow_little_endian_in_C_order()
    {
        using var stream = new MemoryStream();
        Npy.Write(stream, NumpyArray.From(new[,] { { 1.0, -2.0 }, { 0.5, 0.0 } }));
        Assert.Equal(
            [
                0, 0, 0, 0, 0, 0, 0xF0, 0x3F,
                0, 0, 0, 0, 0, 0, 0x00, 0xC0,
                0, 0, 0, 0, 0, 0, 0xE0, 0x3F,
                0, 0, 0, 0, 0, 0, 0, 0,
            ],
            stream.ToArray()[128..]);
    }

    [Fact]
    public void Every_double_returns_bit_for_bit()
    {
        ulong[] bits =
        [
            0x0000000000000000, 0x8000000000000000, 0x0000000000000001, 0x800FFFFFFFFFFFFF, 0x7FEFFFFFFFFFFFFF,
            0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, 0xFFF8DEADBEEF0001, 0x3FF0000000000001,
        ];
        using var stream = new MemoryStream();
        Npy.Write(stream, new NumpyArray([.. bits.Select(BitConverter.UInt64BitsToDouble)], 5, 1, 2));
        stream.Position = 0;
        var array = Npy.Read(stream);
        Assert.Equal([5, 1, 2], array.Shape);
        Assert.Equal(bits, array.Elements.Select(BitConverter.DoubleToUInt64Bits));
    }

    [Fact]
    public void Text_is_one_element_of_UTF_32()
    {
        using var stream = new MemoryStream();
        Npy.Write(stream, "aµ😀");
        var bytes = stream.ToArray();
        var header = Encoding.Latin1.GetString(bytes, 10, 118);
        Assert.Equal("{'descr': '<U3', 'fortran_order': False, 'shape': (), }".PadRight(117) + "\n", header);
        Assert.Equal([0x61, 0, 0, 0, 0xB5, 0, 0, 0, 0x00, 0xF6, 0x01, 0], bytes[128..]);
        stream.Position = 0;
        Assert.Equal("aµ😀", Npy.ReadText(stream));
    }

    [Fact]
    public void Fortran_order_and_other_element_types_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => Npy.Read(Stream("{'descr': '<f8', 'fortran_order': True, 'shape': (1,), }")));
        Assert.Throws<InvalidDataException>(() => Npy.Read(Stream("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }")));
        Assert.Throws<InvalidDataException>(() => Npy.Read(new MemoryStream(new byte[200])));
    }

    [Fact]
    public void Truncated_elements_are_refused() => Assert.Throws<EndOfStreamException>(
        () => Npy.Read(Stream("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }")));

    [Fact]
    public void Elements_that_do_not_fill_the_shape_are_refused() =>
        Assert.Throws<ArgumentException>(() => new NumpyArray(new double[5], 2, 3));

    private static MemoryStream Stream(string dictionary) => new(
    [
        0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00, 0x76, 0x00,
        .. Encoding.ASCII.GetBytes(dictionary.PadRight(117)), 0x0A, .. new byte[8],
    ]);
}
