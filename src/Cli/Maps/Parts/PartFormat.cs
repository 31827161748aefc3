using System.Security.Cryptography;
using System.Text;

namespace SpinTorque.Cli.Maps;

/// <summary>
/// A part as bytes: a mark, the identity of its run, time and threads, the tiles with every double as it is, and SHA-256 of all before.
/// </summary>
internal static class PartFormat
{
    private static ReadOnlySpan<byte> Mark => "SpinTorque map 1"u8;

    /// <summary>Writes a part.</summary>
    public static byte[] Write(MapPart part, byte[] identity)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(identity);
            writer.Write(part.Seconds);
            writer.Write(part.Threads);
            writer.Write(part.Tiles.Count);
            foreach (MapTileResult tile in part.Tiles)
                Write(tile, writer);
        }
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>Reads a part.</summary>
    /// <param name="bytes">What was written.</param>
    /// <param name="identity">The run it must belong to.</param>
    /// <param name="tiling">How the map is cut.</param>
    /// <param name="quantities">How many quantities each point has.</param>
    /// <param name="refusal">Why it is of no use; empty where it is.</param>
    /// <returns>Null where it is of no use.</returns>
    public static MapPart? Read(byte[] bytes, byte[] identity, MapTiling tiling, int quantities, out string refusal)
    {
        int body = bytes.Length - SHA256.HashSizeInBytes;
        refusal = "it is damaged";
        if (body < Mark.Length + identity.Length || !SHA256.HashData(bytes.AsSpan(0, body)).AsSpan().SequenceEqual(bytes.AsSpan(body)))
            return null;
        if (!bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark))
            return null;
        refusal = "it belongs to another map";
        if (!bytes.AsSpan(Mark.Length, identity.Length).SequenceEqual(identity))
            return null;
        refusal = "";
        using var reader = new BinaryReader(new MemoryStream(bytes, Mark.Length + identity.Length, body - Mark.Length - identity.Length), Encoding.UTF8);
        (double seconds, int threads, int count) = (reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32());
        return new MapPart([.. Enumerable.Range(0, count).Select(_ => ReadTile(reader, tiling, quantities))], seconds, threads);
    }

    private static void Write(MapTileResult tile, BinaryWriter writer)
    {
        writer.Write(tile.Tile.Index);
        foreach (double[] values in tile.Values)
        {
            foreach (double value in values)
                writer.Write(value);
        }
        writer.Write(tile.Failures.Count);
        foreach (MapFailure failure in tile.Failures)
        {
            writer.Write(failure.Column);
            writer.Write(failure.Row);
            writer.Write(failure.Reason);
        }
        writer.Write(tile.Tally.LargestResidual);
        writer.Write(tile.Tally.LargestErrorBound);
        writer.Write(tile.Tally.Methods.Count);
        foreach ((string method, int answers) in tile.Tally.Methods)
        {
            writer.Write(method);
            writer.Write(answers);
        }
    }

    private static MapTileResult ReadTile(BinaryReader reader, MapTiling tiling, int quantities)
    {
        var tile = new MapTileResult(tiling[reader.ReadInt32()], quantities);
        foreach (double[] values in tile.Values)
        {
            for (int point = 0; point < values.Length; point++)
                values[point] = reader.ReadDouble();
        }
        for (int failures = reader.ReadInt32(); failures > 0; failures--)
            tile.Failures.Add(new MapFailure(reader.ReadInt32(), reader.ReadInt32(), reader.ReadString()));
        tile.Tally.Found(reader.ReadDouble(), reader.ReadDouble());
        for (int methods = reader.ReadInt32(); methods > 0; methods--)
            tile.Tally.Count(reader.ReadString(), reader.ReadInt32());
        return tile;
    }
}
