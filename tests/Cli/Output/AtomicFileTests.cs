using SpinTorque.Cli.Output;
using Xunit;

namespace SpinTorque.Tests.Cli.Output;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spintorque");

    private string Target => Path.Combine(_folder.FullName, "map.npz");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_file_appears_under_its_name_only_when_complete()
    {
        AtomicFile.Write(Target, stream =>
        {
            stream.WriteByte(1);
            Assert.False(File.Exists(Target));
            Assert.Single(_folder.GetFiles());
            stream.WriteByte(2);
        });
        Assert.Equal([1, 2], File.ReadAllBytes(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_former_file_is_replaced()
    {
        File.WriteAllBytes(Target, [9, 9, 9]);
        AtomicFile.Write(Target, stream => stream.WriteByte(1));
        Assert.Equal([1], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_failure_leaves_the_former_file_and_nothing_else()
    {
        File.WriteAllBytes(Target, [9]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal([9], File.ReadAllBytes(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_rename_that_fails_leaves_no_temporary()
    {
        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Target, stream => stream.WriteByte(1)));
        Assert.Empty(_folder.GetFiles());
    }
}
