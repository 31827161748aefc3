using System.Text.Json;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Maps;

/// <summary>Writes a map's files, each complete or not at all.</summary>
internal static class MapFolder
{
    /// <summary>The file that says what was run.</summary>
    public const string Description = "map.json";

    /// <summary>Writes all files aside and moves them to their place when each is complete, the description last.</summary>
    public static PublishedMap Publish(string folder, PartFolder parts, MapRecord record, PictureStyle style, bool csv)
    {
        if (Directory.Exists(parts.Staging))
            Directory.Delete(parts.Staging, recursive: true);
        _ = Directory.CreateDirectory(parts.Staging);
        IReadOnlyList<string> files = Write(parts.Staging, record, style, csv);
        string pixels = PictureFolder.Rasterise(parts.Staging, files);
        // those of a former map, where none are made
        foreach (string figure in files.Where(PictureFolder.IsFigure))
            File.Delete(Path.Combine(folder, Path.ChangeExtension(figure, ".png")));
        foreach (string file in Directory.GetFiles(parts.Staging).OrderBy(file => Path.GetFileName(file) == Description))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        return new PublishedMap(record, files, pixels);
    }

    /// <summary>Writes data, description and pictures.</summary>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(string folder, MapRecord record, PictureStyle style, bool csv)
    {
        MapPicture picture = MapPicture.Of(record);
        AtomicFile.Write(Path.Combine(folder, "map.npz"), stream => Archive(record).Write(stream));
        if (csv)
            AtomicFile.Write(Path.Combine(folder, MapCsv.FileName), stream => MapCsv.Write(picture, stream));
        IReadOnlyList<string> pictures = PictureFolder.Write(folder, picture, style);
        // last, so that a folder with map.json is whole
        AtomicFile.Write(Path.Combine(folder, Description), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonNumbers.Options);
            MapJson.Write(record, json);
        });
        return ["map.npz", Description, .. csv ? (string[])[MapCsv.FileName] : [], .. pictures];
    }

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
