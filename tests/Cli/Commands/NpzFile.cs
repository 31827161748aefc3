using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>A .npz file taken apart by its format's description alone: zip entries, each a header of Python's and raw elements.</summary>
internal static class NpzFile
{
    /// <summary>Shape and elements of every array of numbers, and every text (no shape), by entry.</summary>
    public static Dictionary<string, (int[] Shape, double[] Elements, string Text)> Read(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    private static (int[] Shape, double[] Elements, string Text) Read(ZipArchiveEntry entry)
    {
        using var memory = new MemoryStream();
        using (Stream stream = entry.Open())
            stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        Assert.Equal("\u0093NUMPY\u0001\0", Encoding.Latin1.GetString(bytes, 0, 8));
        int start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        string header = Encoding.Latin1.GetString(bytes, 10, start - 10);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        int[] shape = [.. Between(header, "'shape': (", ")").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(extent => int.Parse(extent, CultureInfo.InvariantCulture))];
        string type = Between(header, "'descr': '", "'");
        if (type.StartsWith("<U", StringComparison.Ordinal))
            return (shape, [], Encoding.UTF32.GetString(bytes, start, bytes.Length - start));
        Assert.Equal("<f8", type);
        double[] elements = [.. Enumerable.Range(0, (bytes.Length - start) / 8).Select(index => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + 8 * index)))];
        Assert.Equal(shape.Aggregate(1, (product, extent) => product * extent), elements.Length);
        return (shape, elements, "");
    }

    private static string Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
