using System.IO.Compression;
using SpinTorque.Cli.Output;
using Xunit;

namespace SpinTorque.Tests.Cli.Output;

public sealed class NumpyArchiveTests
{
    [Fact]
    public void Arrays_and_texts_return_in_their_order()
    {
        var archive = NumpyArchive.Read(new MemoryStream(Written(CompressionLevel.Optimal)));
        Assert.Equal(["gate", "current", "metadata", "empty"], archive.Names);
        Assert.Equal([-1, 0, 2.5], archive.Arrays["gate"].Elements);
        Assert.Equal(new[,] { { 1.0, 2.0, 3.0 }, { 4.0, double.NaN, 6.0 } }, archive.Arrays["current"].ToMatrix());
        Assert.Equal("{\"unit\": \"µeV\"}", archive.Texts["metadata"]);
        Assert.Equal("", archive.Texts["empty"]);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void The_same_contents_give_the_same_bytes(CompressionLevel compression) =>
        Assert.Equal(Written(compression), Written(compression));

    [Fact]
    public void Entries_are_npy_files_of_a_fixed_time()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(CompressionLevel.Optimal)));
        string[] names = ["gate.npy", "current.npy", "metadata.npy", "empty.npy"];
        Assert.Equal(names, zip.Entries.Select(entry => entry.FullName), StringComparer.Ordinal);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("gate")]
    public void Names_are_unique_and_hold_no_folders(string name)
    {
        var archive = new NumpyArchive();
        archive.Add("gate", [1.0]);
        Assert.Throws<ArgumentException>(() => archive.Add(name, "text"));
    }

    private static byte[] Written(CompressionLevel compression)
    {
        var archive = new NumpyArchive();
        archive.Add("gate", [-1, 0, 2.5]);
        archive.Add("current", new[,] { { 1, 2, 3 }, { 4, double.NaN, 6 } });
        archive.Add("metadata", "{\"unit\": \"µeV\"}");
        archive.Add("empty", "");
        using var stream = new MemoryStream();
        archive.Write(stream, compression);
        return stream.ToArray();
    }
}
