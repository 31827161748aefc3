using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpinTorque.Cli.Output;

/// <summary>The header of version 1.0 of numpy's .npy format: element type and shape, in C order.</summary>
internal sealed partial record NpyHeader(string ElementType, IReadOnlyList<int> Shape)
{
    // numpy aligns the data to 64 bytes, for memory mapping.
    private const int Alignment = 64;

    // Magic string, two version bytes, two length bytes.
    private const int PrefixLength = 10;

    private static ReadOnlySpan<byte> Prefix => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>The header's bytes, padded by spaces to a multiple of 64 and ended by a line feed.</summary>
    public byte[] ToBytes()
    {
        // A tuple of one element keeps its comma.
        var shape = Shape.Count == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        var dictionary = $"{{'descr': '{ElementType}', 'fortran_order': False, 'shape': ({shape}), }}";
        var length = (PrefixLength + dictionary.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        Prefix.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(length - PrefixLength)));
        Encoding.ASCII.GetBytes(dictionary, bytes.AsSpan(PrefixLength));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    /// <summary>Reads a header and leaves the stream at the first element.</summary>
    public static NpyHeader Read(Stream stream)
    {
        var prefix = new byte[PrefixLength];
        stream.ReadExactly(prefix);
        if (!prefix.AsSpan(0, Prefix.Length).SequenceEqual(Prefix)) throw new InvalidDataException("Not a .npy array of version 1.0.");
        var text = new byte[BinaryPrimitives.ReadUInt16LittleEndian(prefix.AsSpan(8))];
        stream.ReadExactly(text);
        var match = Dictionary().Match(Encoding.ASCII.GetString(text));
        if (!match.Success) throw new InvalidDataException("The .npy header is not one of a C-ordered array.");
        var shape = match.Groups["shape"].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(extent => int.Parse(extent, CultureInfo.InvariantCulture));
        return new NpyHeader(match.Groups["type"].Value, [.. shape]);
    }

    [GeneratedRegex(
        @"^\{'descr': '(?<type>[^']+)', 'fortran_order': False, 'shape': \((?<shape>[0-9, ]*)\), \} *\n$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dictionary();
}
