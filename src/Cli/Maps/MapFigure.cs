using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>The figure of one quantity of a map: a heat map over two axes, a line over one.</summary>
internal static class MapFigure
{
    // A quantity counts as signed where the smaller side is more than this share of the larger.
    private const double SignedShare = 0.02;

    /// <summary>Writes the figure as SVG.</summary>
    public static void Write(MapRecord record, int index, ColourMap? colours, TextWriter writer)
    {
        if (record.Y is null)
            Svg.Write(Line(record, index), writer);
        else
            Svg.Write(HeatMap(record, index, record.Y, colours), writer);
    }

    private static HeatMapFigure HeatMap(MapRecord record, int index, MapAxisSpec y, ColourMap? colours) => new()
    {
        Title = Title(record),
        XAxis = Axis(record.X, record.Reading.Units),
        YAxis = Axis(y, record.Reading.Units),
        Field = record.Result.Values[index],
        Quantity = record.Quantities[index].Label,
        Unit = Unit(record, index),
        Signed = IsSigned(record.Result.Values[index]),
        Colours = colours,
    };

    private static LineFigure Line(MapRecord record, int index) => new()
    {
        Title = Title(record),
        XAxis = Axis(record.X, record.Reading.Units),
        Quantity = record.Quantities[index].Label,
        Unit = Unit(record, index),
        Series = [new LineSeries(record.Quantities[index].Label, [.. record.Result.Values[index].Cast<double>()])],
    };

    private static string Title(MapRecord record) => RichText.Escape(record.Reading.Title ?? Path.GetFileNameWithoutExtension(record.File));

    private static FigureAxis Axis(MapAxisSpec axis, UnitSystem units) =>
        new(FigureLabels.Of(axis), NullIfEmpty(FigureLabels.UnitOf(axis, units)), MapFolder.Values(axis));

    private static string? Unit(MapRecord record, int index) => NullIfEmpty(record.Quantities[index].Unit);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static bool IsSigned(double[,] values)
    {
        double positive = 0, negative = 0;
        foreach (double value in values)
        {
            positive = double.IsFinite(value) ? Math.Max(positive, value) : positive;
            negative = double.IsFinite(value) ? Math.Max(negative, -value) : negative;
        }
        return Math.Min(positive, negative) > SignedShare * Math.Max(positive, negative);
    }
}
