using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>The figure of one quantity of a map: a heat map over two axes, a line over one.</summary>
internal static class MapFigure
{
    /// <summary>Writes the figure as SVG.</summary>
    public static void Write(MapPicture picture, PictureQuantity quantity, PictureStyle style, TextWriter writer)
    {
        if (picture.Y is { } y)
            Svg.Write(HeatMap(picture, quantity, y, style), writer);
        else
            Svg.Write(Line(picture, quantity), writer);
    }

    private static HeatMapFigure HeatMap(MapPicture picture, PictureQuantity quantity, PictureAxis y, PictureStyle style) => new()
    {
        Title = picture.Title,
        XAxis = picture.X.Shown,
        YAxis = y.Shown,
        Field = quantity.Values,
        Quantity = quantity.Label,
        Unit = quantity.Unit,
        Signed = style.Symmetric || quantity.IsSigned,
        Limits = style.Limits,
        Colours = style.Colours,
        Overlays = style.Annotate ? picture.Overlays() : [],
    };

    private static LineFigure Line(MapPicture picture, PictureQuantity quantity) => new()
    {
        Title = picture.Title,
        XAxis = picture.X.Shown,
        Quantity = quantity.Label,
        Unit = quantity.Unit,
        Series = [new LineSeries(quantity.Label, [.. quantity.Values.Cast<double>()])],
    };
}
