using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Scattering;

/// <summary>What a command below <c>scattering</c> leaves in the folder of <c>--out</c>: its numbers and their figures.</summary>
internal static class ScatteringFolder
{
    /// <summary>Writes columns over time and one figure of lines for each group of columns.</summary>
    public static void Write(
        string folder, string name, string title, IReadOnlyList<(string Name, double[] Values)> columns, params ReadOnlySpan<LineGroup> groups)
    {
        var data = new NumpyArchive();
        foreach ((string column, double[] values) in columns)
            data.Add(column.Replace(' ', '.'), values);
        Save(folder, name, data);
        foreach (LineGroup group in groups)
        {
            var figure = new LineFigure
            {
                Title = title,
                XAxis = new FigureAxis("*t*/*t*_n", null, Column(columns, "time")),
                Quantity = group.Quantity,
                Series = [.. "xyz".Select(axis => new LineSeries($"{group.Sign}*n*_{axis}", Column(columns, group.Prefix + axis)))],
            };
            Save(folder, name + group.Suffix, writer => Svg.Write(figure, writer));
        }
    }

    /// <summary>Writes an archive NAME.npz.</summary>
    public static void Save(string folder, string name, NumpyArchive data) => AtomicFile.Write(Path.Combine(folder, $"{name}.npz"), stream => data.Write(stream));

    /// <summary>Writes a figure NAME.svg.</summary>
    public static void Save(string folder, string name, Action<TextWriter> figure) => AtomicFile.Write(Path.Combine(folder, $"{name}.svg"), stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        figure(writer);
    });

    private static double[] Column(IReadOnlyList<(string Name, double[] Values)> columns, string name) =>
        columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Values;
}
