using System.Text;

namespace SpinTorque.Cli.Figures;

/// <summary>Draws region figures: filled regions, sharp boundaries, names where there is room, lines and points.</summary>
internal static class RegionPainter
{
    private const double NameSize = 12.5;
    private const double DotRadius = 2.6;

    /// <summary>Writes the figure as one SVG document.</summary>
    public static void Write(RegionFigure figure, TextWriter writer)
    {
        DiagramWindow window = figure.Diagram.Window;
        var legend = new RegionLegend(figure);
        var layout = new FigureLayout(
            FigureHeading.Of(figure.Title, figure.Subtitle),
            (RichText.Parse(figure.XLabel), new ValueRange(window.XLow, window.XHigh)),
            (RichText.Parse(figure.YLabel), new ValueRange(window.YLow, window.YHigh)),
            legend.Panel);
        string title = RichText.Parse(figure.Title).Plain;
        using var canvas = new SvgCanvas(writer, layout.Width, layout.Height, title, $"Regions {string.Join(", ", figure.Diagram.Names)} over {RichText.Parse(figure.XLabel).Plain} and {RichText.Parse(figure.YLabel).Plain}.");
        PlotArea area = layout.Area;
        canvas.Image(area.Left, area.Top, area.Width, area.Height, Pixels(figure.Diagram));
        canvas.Path(Boundaries(figure.Diagram, area), ("stroke", FigureStyle.Ink), ("stroke-width", "1.3"), ("stroke-linejoin", "round"), ("fill", "none"));
        foreach ((int index, FigureOverlay line) in figure.Lines.Index())
            canvas.Path(Path(line, area), LineStyle(index));
        DrawNames(canvas, figure.Diagram, area);
        DrawPoints(canvas, figure, area);
        AxisPainter.Draw(canvas, layout);
        legend.Draw(canvas, layout);
    }

    /// <summary>The style of a dashed line, by its place in the figure.</summary>
    public static (string Name, string Value)[] LineStyle(int index) =>
        [("stroke", FigureStyle.CurveColours[index % FigureStyle.CurveColours.Count]), ("stroke-width", "1.2"), ("stroke-dasharray", "5 3"), ("fill", "none")];

    /// <summary>A region's name as it is set, with minus signs.</summary>
    public static RichText Shown(string name) => RichText.Parse(RichText.Escape(name.Replace('-', '\u2212').Replace(",", ", ", StringComparison.Ordinal)));

    private static Rgb[,] Pixels(RegionDiagram diagram)
    {
        Rgb[] colours = RegionColours.Of(diagram.Names);
        (int ny, int nx) = (diagram.Pixels.GetLength(0), diagram.Pixels.GetLength(1));
        var pixels = new Rgb[ny, nx];
        for (int i = 0; i < ny; i++)
        {
            for (int j = 0; j < nx; j++)
                pixels[i, j] = colours[diagram.Pixels[ny - 1 - i, j]];
        }
        return pixels;
    }

    private static string Boundaries(RegionDiagram diagram, PlotArea area)
    {
        var path = new StringBuilder();
        foreach (RegionBoundary boundary in diagram.Boundaries)
        {
            foreach ((int index, (double x, double y)) in boundary.Points.Index())
                path.Append($"{(index == 0 ? 'M' : 'L')}{SvgCanvas.Number(area.ToX(x))} {SvgCanvas.Number(area.ToY(y))}");
        }
        return path.ToString();
    }

    private static string Path(FigureOverlay line, PlotArea area) => string.Concat(line.Segments
        .Select(segment => segment.Clipped(area.X, area.Y)).OfType<FigureSegment>()
        .Select(part => $"M{SvgCanvas.Number(area.ToX(part.X1))} {SvgCanvas.Number(area.ToY(part.Y1))}L{SvgCanvas.Number(area.ToX(part.X2))} {SvgCanvas.Number(area.ToY(part.Y2))}"));

    private static void DrawNames(SvgCanvas canvas, RegionDiagram diagram, PlotArea area)
    {
        RichText[] names = [.. diagram.Names.Select(Shown)];
        (double, double)[] sizes = [.. names.Select(name => (TextMetrics.Width(name, NameSize) / area.Width, 1.3 * NameSize / area.Height))];
        foreach ((int region, double x, double y) in RegionLabels.Place(diagram.Pixels, sizes))
        {
            canvas.Text(names[region], area.Left + x * area.Width, area.Bottom - y * area.Height + TextMetrics.CapHeight * NameSize / 2, NameSize,
                TextAnchor.Middle, upwards: false, ("fill", FigureStyle.Ink));
        }
    }

    private static void DrawPoints(SvgCanvas canvas, RegionFigure figure, PlotArea area)
    {
        foreach ((string label, double x, double y) in figure.Points.Where(point => area.X.Contains(point.X) && area.Y.Contains(point.Y)))
        {
            canvas.Disc(area.ToX(x), area.ToY(y), DotRadius, ("fill", FigureStyle.Ink));
            canvas.Text(RichText.Parse(label), area.ToX(x) + 5, area.ToY(y) - 5, NameSize, TextAnchor.Start, upwards: false, ("fill", FigureStyle.Ink));
        }
    }
}
