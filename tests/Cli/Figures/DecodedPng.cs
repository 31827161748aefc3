using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

/// <summary>A PNG file taken apart by the rules of its specification, without the encoder's help.</summary>
internal sealed class DecodedPng
{
    public DecodedPng(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        using var data = new MemoryStream();
        for (var position = 8; position < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            var type = Encoding.ASCII.GetString(file, position + 4, 4);
            var body = file.AsSpan(position + 8, length);
            var check = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position + 8 + length));
            Assert.Equal(BitwiseCrc(file.AsSpan(position + 4, length + 4)), check);
            Chunks.Add((type, check));
            if (string.Equals(type, "IHDR", StringComparison.Ordinal)) Header = body.ToArray();
            if (string.Equals(type, "IDAT", StringComparison.Ordinal)) data.Write(body);
            position += 12 + length;
        }

        Width = BinaryPrimitives.ReadInt32BigEndian(Header);
        Height = BinaryPrimitives.ReadInt32BigEndian(Header.AsSpan(4));
        data.Position = 0;
        Pixels = Unfiltered(data);
    }

    public List<(string Type, uint Check)> Chunks { get; } = [];

    public byte[] Header { get; } = [];

    public int Width { get; }

    public int Height { get; }

    public Rgb[,] Pixels { get; }

    private Rgb[,] Unfiltered(MemoryStream data)
    {
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new Rgb[Height, Width];
        var above = new byte[3 * Width];
        for (var row = 0; row < Height; row++)
        {
            var filter = zlib.ReadByte();
            Assert.True(filter is 0 or 2);
            var line = new byte[3 * Width];
            zlib.ReadExactly(line);
            for (var i = 0; filter == 2 && i < line.Length; i++) line[i] += above[i];
            for (var column = 0; column < Width; column++)
                pixels[row, column] = new Rgb(line[3 * column], line[3 * column + 1], line[3 * column + 2]);
            above = line;
        }

        Assert.Equal(-1, zlib.ReadByte());
        return pixels;
    }

    private static uint BitwiseCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var differs = ((crc ^ ((uint)value >> bit)) & 1) != 0;
                crc = differs ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
