using System.Text;
using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class PngTests
{
    private static readonly Rgb[,] Pixels =
    {
        { new(255, 0, 0), new(0, 255, 0), new(0, 0, 255) },
        { new(1, 2, 3), new(250, 251, 252), new(0, 0, 0) },
    };

    [Theory]
    [InlineData("123456789", 0xCBF43926u)] // the check value of the CRC catalogues
    [InlineData("IEND", 0xAE426082u)]
    [InlineData("", 0u)]
    public void The_check_value_is_that_of_CRC_32(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_pixels_can_be_decoded_again()
    {
        var png = new DecodedPng(Png.Encode(Pixels));
        Assert.Equal((3, 2), (png.Width, png.Height));
        Assert.Equal(Pixels, png.Pixels);
    }

    [Fact]
    public void The_chunks_are_header_data_and_end()
    {
        var png = new DecodedPng(Png.Encode(Pixels));
        Assert.Equal(["IHDR", "IDAT", "IEND"], png.Chunks.Select(chunk => chunk.Type), StringComparer.Ordinal);
        Assert.Equal(0xAE426082u, png.Chunks[2].Check);
    }

    [Fact]
    public void The_header_states_eight_bit_true_colour_without_interlacing()
    {
        var png = new DecodedPng(Png.Encode(Pixels));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0], png.Header);
    }

    [Fact]
    public void An_empty_image_is_refused() => Assert.Throws<ArgumentException>(() => Png.Encode(new Rgb[0, 4]));

    [Fact]
    public void Magnifying_repeats_pixels_a_whole_number_of_times()
    {
        var magnified = PixelImage.Magnified(Pixels, leastWidth: 4, leastHeight: 2);
        Assert.Equal((2, 6), (magnified.GetLength(0), magnified.GetLength(1)));
        Assert.Equal([Pixels[1, 0], Pixels[1, 0], Pixels[1, 1], Pixels[1, 1]], Enumerable.Range(0, 4).Select(i => magnified[1, i]));
    }
}
