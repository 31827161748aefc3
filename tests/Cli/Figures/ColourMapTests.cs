using SpinTorque.Cli.Figures;
using Xunit;

namespace SpinTorque.Tests.Cli.Figures;

public sealed class ColourMapTests
{
    // Colours of the published 256-entry tables, at i/255.
    [Theory]
    [InlineData("viridis", 0, 0x44, 0x01, 0x54)]
    [InlineData("viridis", 51, 0x41, 0x44, 0x87)]
    [InlineData("viridis", 67, 0x39, 0x55, 0x8c)]
    [InlineData("viridis", 127, 0x21, 0x90, 0x8d)]
    [InlineData("viridis", 128, 0x21, 0x91, 0x8c)]
    [InlineData("viridis", 188, 0x56, 0xc6, 0x68)]
    [InlineData("viridis", 248, 0xec, 0xe5, 0x1b)]
    [InlineData("viridis", 255, 0xfd, 0xe7, 0x25)]
    [InlineData("magma", 0, 0x00, 0x00, 0x04)]
    [InlineData("magma", 8, 0x03, 0x03, 0x11)]
    [InlineData("magma", 127, 0xb5, 0x36, 0x7a)]
    [InlineData("magma", 188, 0xfa, 0x81, 0x5f)]
    [InlineData("magma", 255, 0xfc, 0xfd, 0xbf)]
    public void Sequential_maps_have_the_published_colours(string name, int i, int r, int g, int b)
    {
        var colour = ColourMap.ByName(name).At(i / 255.0);
        Assert.InRange(colour.R - r, -1, 1);
        Assert.InRange(colour.G - g, -1, 1);
        Assert.InRange(colour.B - b, -1, 1);
    }

    [Theory]
    [InlineData("viridis")]
    [InlineData("magma")]
    [InlineData("grey")]
    public void Lightness_rises_along_sequential_maps(string name)
    {
        var map = ColourMap.ByName(name);
        for (var i = 4; i <= 256; i += 4) Assert.True(Lightness(map.At(i / 256.0)) > Lightness(map.At((i - 4) / 256.0)));
    }

    [Fact]
    public void Grey_has_lightness_proportional_to_the_argument()
    {
        for (var i = 0; i <= 10; i++) Assert.Equal(10.0 * i, Lightness(ColourMap.Grey.At(i / 10.0)), 0.3);
    }

    [Fact]
    public void The_diverging_map_is_symmetrical_in_lightness()
    {
        for (var i = 0; i <= 64; i++)
            Assert.Equal(Lightness(ColourMap.CoolWarm.At(0.5 - i / 128.0)), Lightness(ColourMap.CoolWarm.At(0.5 + i / 128.0)), 0.6);
    }

    [Fact]
    public void The_diverging_map_falls_in_lightness_from_a_light_neutral_middle_to_blue_and_red()
    {
        var middle = ColourMap.CoolWarm.At(0.5);
        Assert.True(Lightness(middle) > 90);
        Assert.InRange(Math.Max(Math.Abs(middle.R - middle.G), Math.Abs(middle.G - middle.B)), 0, 1);
        for (var i = 4; i <= 128; i += 4)
            Assert.True(Lightness(ColourMap.CoolWarm.At(0.5 + i / 256.0)) < Lightness(ColourMap.CoolWarm.At(0.5 + (i - 4) / 256.0)));
        var (cool, warm) = (ColourMap.CoolWarm.At(0), ColourMap.CoolWarm.At(1));
        Assert.True(cool.B > 2 * cool.R && warm.R > 2 * warm.B);
    }

    [Fact]
    public void The_colour_of_failed_pixels_is_in_no_map()
    {
        foreach (var map in ColourMap.All)
        {
            Assert.Equal(map.Failed, map.At(double.NaN));
            for (var i = 0; i <= 1000; i++) Assert.True(Distance(map.Failed, map.At(i / 1000.0)) > 25, $"{map.Name} at {i / 1000.0}");
        }
    }

    [Fact]
    public void Arguments_beyond_the_ends_take_the_end_colours()
    {
        Assert.Equal(ColourMap.Viridis.At(0), ColourMap.Viridis.At(double.NegativeInfinity));
        Assert.Equal(ColourMap.Viridis.At(1), ColourMap.Viridis.At(1.5));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => ColourMap.ByName("jet"));
        Assert.Contains("viridis, magma, cool-warm, grey", error.Message, StringComparison.Ordinal);
    }

    private static double Distance(Rgb a, Rgb b) => Math.Sqrt(Math.Pow(a.R - b.R, 2) + Math.Pow(a.G - b.G, 2) + Math.Pow(a.B - b.B, 2));

    // CIE lightness of an sRGB colour (IEC 61966-2-1 and CIE 15).
    private static double Lightness(Rgb colour)
    {
        var y = 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);
        return y > 216.0 / 24389 ? 116 * Math.Cbrt(y) - 16 : 24389.0 / 27 * y;

        static double Linear(byte channel)
        {
            var c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
    }
}
