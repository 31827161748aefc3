using System.Buffers.Binary;
using SpinTorque.Cli.Pictures;
using SpinTorque.Tests.Cli.Commands;
using Xunit;

namespace SpinTorque.Tests.Cli.Pictures;

public sealed class PngConverterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void A_figure_becomes_an_image_of_twice_its_size()
    {
        Skip.If(PngConverter.Found is null, "Neither rsvg-convert nor chromium is installed (Debian: librsvg2-bin).");
        string figure = _folder.Write("figure.svg", """<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#f00"/></svg>""");

        Assert.True(PngConverter.Found!.Convert(figure, 60, 40));

        // width and height of the IHDR chunk
        byte[] png = File.ReadAllBytes(_folder.At("figure.png"));
        Assert.Equal((120, 80), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Equal(["figure.png", "figure.svg"], _folder.Entries, StringComparer.Ordinal);
    }

    [SkippableFact]
    public void What_is_no_figure_leaves_no_file()
    {
        Skip.If(PngConverter.Found is not { Name: "rsvg-convert" }, "rsvg-convert is not installed (Debian: librsvg2-bin).");

        Assert.False(PngConverter.Found!.Convert(_folder.Write("text.svg", "no figure"), 60, 40));
        Assert.Equal(["text.svg"], _folder.Entries, StringComparer.Ordinal);
    }
}
