using System.Text.Json;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>Writes a map's files, each complete or not at all.</summary>
internal static class MapFolder
{
    /// <summary>The file that says what was run.</summary>
    public const string Description = "map.json";

    /// <summary>Writes data, description and figures.</summary>
    public static void Write(string folder, MapRecord record, string? colours)
    {
        AtomicFile.Write(Path.Combine(folder, "map.npz"), stream => Archive(record).Write(stream));
        for (int q = 0; q < record.Quantities.Count; q++)
        {
            int index = q;
            AtomicFile.Write(Path.Combine(folder, FigureName(record.Quantities[q])), stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                MapFigure.Write(record, index, colours is null ? null : ColourMap.ByName(colours), writer);
            });
        }
        // last, so that a folder with map.json is whole
        AtomicFile.Write(Path.Combine(folder, Description), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonNumbers.Options);
            MapJson.Write(record, json);
        });
    }

    /// <summary>Writes all files aside and moves them to their place when each is complete, the description last.</summary>
    public static void Publish(string folder, PartFolder parts, MapRecord record, string? colours)
    {
        if (Directory.Exists(parts.Staging))
            Directory.Delete(parts.Staging, recursive: true);
        _ = Directory.CreateDirectory(parts.Staging);
        Write(parts.Staging, record, colours);
        foreach (string file in Directory.GetFiles(parts.Staging).OrderBy(file => Path.GetFileName(file) == Description))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>File name of a quantity's figure.</summary>
    public static string FigureName(MapQuantity quantity) =>
        quantity.Name.Replace('[', '-').Replace("]", "", StringComparison.Ordinal) + ".svg";

    // x and, on a map, y; every quantity under its own name with shape (y, x) or (x,); what the axes are as texts.
    private static NumpyArchive Archive(MapRecord record)
    {
        var archive = new NumpyArchive();
        archive.Add("x", Values(record.X));
        if (record.Y is not null)
            archive.Add("y", Values(record.Y));
        for (int q = 0; q < record.Quantities.Count; q++)
        {
            double[,] values = record.Result.Values[q];
            if (record.Y is null)
                archive.Add(record.Quantities[q].Name, values.Cast<double>().ToArray());
            else
                archive.Add(record.Quantities[q].Name, values);
        }
        archive.Add("x.path", record.X.Path.Text);
        if (record.Y is not null)
            archive.Add("y.path", record.Y.Path.Text);
        return archive;
    }

    /// <summary>The values of an axis, rounded to doubles.</summary>
    public static double[] Values(MapAxisSpec axis) => [.. Enumerable.Range(0, axis.Count).Select(index => axis[index].High)];
}
