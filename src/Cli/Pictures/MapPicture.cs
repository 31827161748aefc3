using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Pictures;

/// <summary>All that the pictures of a map show, whether it has just run or was read back.</summary>
internal sealed record MapPicture
{
    /// <summary>The heading, in the markup of figures.</summary>
    public required string Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required PictureAxis X { get; init; }

    /// <summary>The vertical axis; null for a line.</summary>
    public required PictureAxis? Y { get; init; }

    /// <summary>The quantities.</summary>
    public required IReadOnlyList<PictureQuantity> Quantities { get; init; }

    /// <summary>The transition lines; empty where there are none to draw.</summary>
    public IReadOnlyList<AnnotatedLine> Lines { get; init; } = [];

    /// <summary>The picture of a map that has run.</summary>
    public static MapPicture Of(MapRecord record) => new()
    {
        Title = TitleOf(record),
        X = Axis(record.X, record.Reading.Units),
        Y = record.Y is null ? null : Axis(record.Y, record.Reading.Units),
        Quantities = [.. record.Quantities.Select((quantity, q) => new PictureQuantity(
            quantity.Name, quantity.Label, NullIfEmpty(quantity.Unit), record.Result.Values[q]))],
        Lines = record.Lines,
    };

    /// <summary>The heading of a map.</summary>
    public static string TitleOf(MapRecord record) => RichText.Escape(record.Reading.Title ?? Path.GetFileNameWithoutExtension(record.Specification.File));

    /// <summary>The lettered lines as figures draw them.</summary>
    public IReadOnlyList<FigureOverlay> Overlays() => OverlaysOf(Lines);

    /// <summary>The lettered ones of some lines as figures draw them.</summary>
    public static IReadOnlyList<FigureOverlay> OverlaysOf(IEnumerable<AnnotatedLine> lines) =>
        [.. lines.Where(line => line.Label.Length > 0)
            .OrderBy(line => line.Label, StringComparer.Ordinal)
            .Select(line => new FigureOverlay($"*{line.Label}*", [.. line.Segments.Select(segment => segment.Ends)]))];

    private static PictureAxis Axis(MapAxisSpec axis, UnitSystem units) =>
        new(axis.Path.Text, new FigureAxis(FigureLabels.Of(axis), NullIfEmpty(FigureLabels.UnitOf(axis, units)), MapFolder.Values(axis)));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
