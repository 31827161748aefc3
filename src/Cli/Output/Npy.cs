using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SpinTorque.Cli.Output;

/// <summary>Writes and reads single .npy arrays: little-endian double-precision numbers, and text as an array without dimensions.</summary>
internal static class Npy
{
    private const string Float64 = "<f8";
    private const int CodePointLength = 4;

    /// <summary>Writes the array with its header.</summary>
    public static void Write(Stream stream, NumpyArray array)
    {
        stream.Write(new NpyHeader(Float64, array.Shape).ToBytes());
        var bytes = new byte[sizeof(double) * array.Elements.Length];
        for (var i = 0; i < array.Elements.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), array.Elements[i]);
        stream.Write(bytes);
    }

    /// <summary>Writes the text as one UTF-32 element.</summary>
    public static void Write(Stream stream, string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        // numpy has no text elements of length zero: the empty text is one NUL.
        var bytes = new byte[CodePointLength * Math.Max(1, runes.Length)];
        for (var i = 0; i < runes.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CodePointLength * i), runes[i].Value);
        stream.Write(new NpyHeader($"<U{bytes.Length / CodePointLength}", []).ToBytes());
        stream.Write(bytes);
    }

    /// <summary>Reads an array of double-precision numbers, bit for bit.</summary>
    public static NumpyArray Read(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        if (!string.Equals(header.ElementType, Float64, StringComparison.Ordinal))
            throw new InvalidDataException($"The elements are of type {header.ElementType}, not {Float64}.");
        var elements = new double[header.Shape.Aggregate(1, (product, extent) => checked(product * extent))];
        var bytes = new byte[sizeof(double) * elements.Length];
        stream.ReadExactly(bytes);
        for (var i = 0; i < elements.Length; i++)
            elements[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i));
        return new NumpyArray(elements, [.. header.Shape]);
    }

    /// <summary>Reads a text, without the NULs numpy pads it with.</summary>
    public static string ReadText(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        if (!header.ElementType.StartsWith("<U", StringComparison.Ordinal) || header.Shape.Count != 0)
            throw new InvalidDataException($"The element is of type {header.ElementType}, not one text.");
        var bytes = new byte[CodePointLength * int.Parse(header.ElementType.AsSpan(2), CultureInfo.InvariantCulture)];
        stream.ReadExactly(bytes);
        return Encoding.UTF32.GetString(bytes).TrimEnd('\0');
    }
}
