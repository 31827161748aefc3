using System.Text.Json;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Pictures;

/// <summary>Reads the picture of a finished map back from <c>map.npz</c> and <c>map.json</c>.</summary>
internal static class MapPictureReader
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing, broken, or does not belong to the other.</exception>
    public static MapPicture Read(string folder)
    {
        string description = Existing(folder, "map.json"), data = Existing(folder, "map.npz");
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(description));
            using FileStream stream = File.OpenRead(data);
            return Read(json.RootElement, NumpyArchive.Read(stream));
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or EndOfStreamException)
        {
            throw new InvalidDataException($"{description}: not the description of the map in {data}: {problem.Message}", problem);
        }
    }

    private static MapPicture Read(JsonElement map, NumpyArchive archive)
    {
        JsonElement axes = map.GetProperty("axes");
        PictureAxis x = Axis(axes.GetProperty("x"), archive, "x");
        PictureAxis? y = axes.TryGetProperty("y", out JsonElement vertical) ? Axis(vertical, archive, "y") : null;
        return new MapPicture
        {
            Title = Text(map, "title"),
            X = x,
            Y = y,
            Quantities = [.. map.GetProperty("quantities").EnumerateArray().Select(quantity => Quantity(quantity, archive, (y?.Shown.Values.Length ?? 1, x.Shown.Values.Length)))],
            Lines = map.TryGetProperty("lines", out JsonElement lines) ? LinesJson.Read(lines) : [],
        };
    }

    private static PictureAxis Axis(JsonElement axis, NumpyArchive archive, string name) =>
        new(Text(axis, "path"), new FigureAxis(Text(axis, "label"), Unit(axis), archive.Arrays[name].Elements));

    private static PictureQuantity Quantity(JsonElement quantity, NumpyArchive archive, (int Rows, int Columns) size)
    {
        string name = Text(quantity, "name");
        double[] elements = archive.Arrays[name].Elements;
        return new PictureQuantity(name, Text(quantity, "label"), Unit(quantity), new NumpyArray(elements, size.Rows, size.Columns).ToMatrix());
    }

    private static string? Unit(JsonElement of) => Text(of, "unit") is { Length: > 0 } unit ? unit : null;

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    private static string Existing(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        throw new InvalidDataException(new PartFolder(folder).IsBegun
            ? $"{folder}: the map there is not finished; its command with --resume continues it, map merge puts shares together"
            : $"{path}: there is no such file; a folder that map has written holds map.json and map.npz");
    }
}
