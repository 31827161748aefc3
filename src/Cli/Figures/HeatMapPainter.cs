namespace SpinTorque.Cli.Figures;

/// <summary>Draws heat maps.</summary>
internal static class HeatMapPainter
{
    /// <summary>Writes the figure as one SVG document.</summary>
    public static void Write(HeatMapFigure figure, TextWriter writer)
    {
        var (ny, nx) = (figure.Field.GetLength(0), figure.Field.GetLength(1));
        if (ny != figure.YAxis.Values.Length || nx != figure.XAxis.Values.Length)
            throw new ArgumentException($"A field of {ny} x {nx} values does not match its axes.", nameof(figure));
        var colours = figure.Colours ?? (figure.Signed ? ColourMap.CoolWarm : ColourMap.Viridis);
        var limits = ColourLimits.Of(figure);
        var bar = new ColourBar(figure, colours, limits);
        var layout = new FigureLayout(
            FigureHeading.Of(figure.Title, figure.Subtitle),
            (figure.XAxis.Caption, figure.XAxis.PixelRange()),
            (figure.YAxis.Caption, figure.YAxis.PixelRange()),
            bar.Panel);
        using var canvas = new SvgCanvas(writer, layout.Width, layout.Height, RichText.Parse(figure.Title).Plain, Description(figure));
        var area = layout.Area;
        // Coarse fields are magnified, so that edges stay sharp in viewers that smooth every image.
        var pixels = PixelImage.Magnified(Pixels(figure, colours, limits), (int)area.Width, (int)area.Height);
        canvas.Image(area.Left, area.Top, area.Width, area.Height, pixels);
        new OverlayPainter(canvas, area).Draw(figure.Overlays);
        AxisPainter.Draw(canvas, layout);
        bar.Draw(canvas, layout);
    }

    /// <summary>The pixels as they are drawn: the first row on top, where the vertical axis is highest.</summary>
    public static Rgb[,] Pixels(HeatMapFigure figure, ColourMap colours, ValueRange limits)
    {
        var (ny, nx) = (figure.Field.GetLength(0), figure.Field.GetLength(1));
        var pixels = new Rgb[ny, nx];
        for (var row = 0; row < ny; row++)
        {
            var y = figure.YAxis.Descending ? row : ny - 1 - row;
            for (var column = 0; column < nx; column++)
            {
                var value = figure.Field[y, figure.XAxis.Descending ? nx - 1 - column : column];
                pixels[row, column] = double.IsFinite(value) ? colours.At(limits.Fraction(value)) : colours.Failed;
            }
        }

        return pixels;
    }

    private static string Description(HeatMapFigure figure)
    {
        var failed = figure.Field.Cast<double>().Count(value => !double.IsFinite(value));
        var range = ValueRange.Of(figure.Field.Cast<double>());
        return $"Heat map of {FigureAxis.Captioned(figure.Quantity, figure.Unit).Plain} over {figure.XAxis.Describe()} "
            + $"and {figure.YAxis.Describe()}: "
            + (range is { } r ? $"values from {r.Low:G4} to {r.High:G4}, " : "no values, ")
            + $"{failed} of {figure.Field.Length} pixels failed.";
    }
}
