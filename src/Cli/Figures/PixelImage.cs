namespace SpinTorque.Cli.Figures;

/// <summary>Operations on images given as pixels [row, column].</summary>
internal static class PixelImage
{
    /// <summary>Repeats each pixel a whole number of times, so that the image has at least the given size.</summary>
    public static Rgb[,] Magnified(Rgb[,] pixels, int leastWidth, int leastHeight)
    {
        var (height, width) = (pixels.GetLength(0), pixels.GetLength(1));
        var (down, across) = (Repeats(height, leastHeight), Repeats(width, leastWidth));
        var magnified = new Rgb[height * down, width * across];
        for (var row = 0; row < height * down; row++)
            for (var column = 0; column < width * across; column++)
                magnified[row, column] = pixels[row / down, column / across];
        return magnified;
    }

    private static int Repeats(int extent, int least) => Math.Max(1, (least + extent - 1) / extent);
}
