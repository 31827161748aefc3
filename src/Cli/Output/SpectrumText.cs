using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Output;

/// <summary>The table that <c>spectrum</c> prints: one row for each part of each line.</summary>
internal static class SpectrumText
{
    private static readonly string[] Headings = ["line", "lead", "level", "spin", "S", "slope", "at", "from", "to", "transition", "starts from"];

    /// <summary>Prints the lines, those with letters first.</summary>
    public static void Write(TransitionSpectrum spectrum, IReadOnlyList<AnnotatedLine> lines, (MapAxisSpec X, MapAxisSpec Y) axes, UnitSystem units, TextWriter output)
    {
        output.WriteLine($"{Counted(lines.Count, "line")} in the plane of {axes.X.Path.Text}{InUnit(axes.X, units)} and {axes.Y.Path.Text}{InUnit(axes.Y, units)}");
        output.WriteLine($"for S_z/S = {spectrum.Orientation:G6}; over the held range they move by up to {spectrum.Spread:G3}{(units.IsPhysical ? $" {units.EnergyLabel}" : "")}");
        if (lines.Count == 0)
            return;
        output.WriteLine();
        IEnumerable<string[]> rows = lines
            .OrderBy(line => line.Label.Length == 0).ThenBy(line => line.Label, StringComparer.Ordinal)
            .SelectMany(line => line.Segments.Select((segment, part) => Row(line, segment, part)));
        WriteTable([Headings, .. rows], output);
        output.WriteLine();
        output.WriteLine("S: spin of the grain without the electron; at: y at the last x, or x of a vertical line; transition: occupations of all levels.");
    }

    private static string[] Row(AnnotatedLine line, AnnotatedSegment segment, int part) =>
    [
        .. part > 0 ? Enumerable.Repeat("", 7) :
        [
            line.Label.Length > 0 ? RichText.Parse(line.Label).Plain : "-", line.Lead, $"{line.Level} {line.Band}", line.Spin, line.GrainSpin,
            line.Slope is { } slope ? $"{slope:G5}" : "vertical", $"{line.Position:G6}",
        ],
        $"({segment.Ends.X1:G5}, {segment.Ends.Y1:G5})", $"({segment.Ends.X2:G5}, {segment.Ends.Y2:G5})",
        $"{string.Concat(segment.Start)} -> {string.Concat(segment.End)}", segment.OriginInWords,
    ];

    private static void WriteTable(IReadOnlyList<string[]> rows, TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, Headings.Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string InUnit(MapAxisSpec axis, UnitSystem units) => FigureLabels.UnitOf(axis, units) is { Length: > 0 } unit ? $" ({unit})" : "";

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
