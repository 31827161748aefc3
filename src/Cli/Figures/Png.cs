using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SpinTorque.Cli.Figures;

/// <summary>Encodes pixels as a PNG image of eight bits a channel, without interlacing.</summary>
internal static class Png
{
    // Each byte less the one above it, modulo 256: a repeated line is all zeros.
    private const byte FilterUp = 2;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file of the pixels [row, column], the first row on top.</summary>
    public static byte[] Encode(Rgb[,] pixels)
    {
        if (pixels.Length == 0) throw new ArgumentException("An image has at least one pixel.", nameof(pixels));
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", Header(pixels.GetLength(1), pixels.GetLength(0)));
        WriteChunk(file, "IDAT", Compressed(pixels));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits a channel
        header[9] = 2; // colour type: red, green, blue
        return header;
    }

    private static byte[] Compressed(Rgb[,] pixels)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = new byte[1 + 3 * pixels.GetLength(1)];
            line[0] = FilterUp;
            for (var row = 0; row < pixels.GetLength(0); row++)
            {
                for (var column = 0; column < pixels.GetLength(1); column++)
                {
                    var (above, pixel) = (row == 0 ? default : pixels[row - 1, column], pixels[row, column]);
                    line[1 + 3 * column] = (byte)(pixel.R - above.R);
                    line[2 + 3 * column] = (byte)(pixel.G - above.G);
                    line[3 + 3 * column] = (byte)(pixel.B - above.B);
                }

                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    // Length, type and data, check value of type and data.
    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        file.Write(chunk);
    }
}
