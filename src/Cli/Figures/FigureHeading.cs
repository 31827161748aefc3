namespace SpinTorque.Cli.Figures;

/// <summary>The lines above a figure: the title's and the smaller ones of the subtitle.</summary>
internal sealed record FigureHeading(IReadOnlyList<RichText> Title, IReadOnlyList<RichText> Subtitle)
{
    /// <summary>Height of the lines and the distance to what follows.</summary>
    public double Height => FigureStyle.LineHeight * (Title.Count * FigureStyle.TitleSize + Subtitle.Count * FigureStyle.SubtitleSize)
        + (Title.Count + Subtitle.Count > 0 ? FigureStyle.BlockGap : 0);

    /// <summary>The heading from its markup, each part in one line.</summary>
    public static FigureHeading Of(string title, string? subtitle) =>
        new([RichText.Parse(title)], string.IsNullOrEmpty(subtitle) ? [] : [RichText.Parse(subtitle)]);

    /// <summary>The heading in lines no wider than <paramref name="width"/>, as far as its words allow.</summary>
    public FigureHeading Wrapped(double width) => new(
        [.. Title.SelectMany(line => TextFitting.Wrap(line, FigureStyle.TitleSize, width))],
        [.. Subtitle.SelectMany(line => TextFitting.Wrap(line, FigureStyle.SubtitleSize, width))]);

    /// <summary>Draws the lines from the given point downwards.</summary>
    public void Draw(SvgCanvas canvas, double left, double top, double width)
    {
        var y = top;
        foreach (var (lines, size, colour) in new[]
        {
            (Title, FigureStyle.TitleSize, FigureStyle.Ink), (Subtitle, FigureStyle.SubtitleSize, FigureStyle.SoftInk),
        })
        {
            foreach (var line in lines)
            {
                canvas.Text(line, left, y + TextMetrics.CapHeight * size, TextFitting.Size(line, size, width), TextAnchor.Start,
                    upwards: false, ("fill", colour));
                y += FigureStyle.LineHeight * size;
            }
        }
    }
}
