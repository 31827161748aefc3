using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Maps;

/// <summary>All that decides a map's numbers, and the name of the model's file; what the parts of an unfinished map belong to.</summary>
internal sealed record MapSpecification
{
    private const string FileMember = "file";
    private const string TileMember = "tile";
    private const string OptionsMember = "options";
    private const string NoAxis = "";
    private const char By = 'x';

    /// <summary>The model file as given. Another name for the same model is no difference.</summary>
    public required string File { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The model with its overrides, as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>The horizontal axis as given.</summary>
    public required string X { get; init; }

    /// <summary>The vertical axis as given; empty for a line.</summary>
    public required string Y { get; init; }

    /// <summary>The quantities' names.</summary>
    public required IReadOnlyList<string> Quantities { get; init; }

    /// <summary>Options that move a number, by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>Points of a tile along both axes: <c>16x16</c>. Empty in what was written before there was a choice.</summary>
    public required string Tile { get; init; }

    /// <summary>A number that two specifications share where they give the same numbers: SHA-256 of all but the file's name.</summary>
    public byte[] Identity => SHA256.HashData(Bytes(withFile: false));

    /// <summary>The specification of a map.</summary>
    public static MapSpecification Of(
        string file, MapGrid grid, ModelDocument document, IEnumerable<MapQuantity> quantities, IReadOnlyDictionary<string, string> options, MapTiling tiling) => new()
        {
            File = file,
            Version = MapJson.Version,
            Model = document.ToJson(),
            X = grid.X.Text,
            Y = grid.Y?.Text ?? NoAxis,
            Quantities = [.. quantities.Select(quantity => quantity.Name)],
            Options = options,
            Tile = $"{tiling.TileColumns}{By}{tiling.TileRows}",
        };

    /// <summary>How it cuts a grid.</summary>
    public MapTiling Tiling(MapGrid grid)
    {
        int[] sides = [.. Tile.Split(By).Select(side => int.Parse(side, NumberStyles.None, CultureInfo.InvariantCulture))];
        return new MapTiling(grid.Columns, grid.Rows, sides[0], sides[1]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static MapSpecification Read(byte[] bytes)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes);
            JsonElement root = json.RootElement;
            return new MapSpecification
            {
                File = root.GetProperty(FileMember).GetString()!,
                Version = root.GetProperty("version").GetString()!,
                Model = root.GetProperty("model").GetRawText(),
                X = root.GetProperty("x").GetString()!,
                Y = root.GetProperty("y").GetString()!,
                Quantities = [.. root.GetProperty("quantities").EnumerateArray().Select(name => name.GetString()!)],
                Options = ReadOptions(root),
                Tile = root.TryGetProperty(TileMember, out JsonElement tile) ? tile.GetString()! : "",
            };
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"this is no description of a map: {problem.Message}", problem);
        }
    }

    /// <summary>Writes it as JSON.</summary>
    public void Write(Stream stream) => stream.Write(Bytes(withFile: true));

    /// <summary>Writes the options as a member of an object.</summary>
    public void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteStartObject(OptionsMember);
        foreach ((string name, string value) in Options.OrderBy(option => option.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteOptions"/> wrote into an object.</summary>
    public static IReadOnlyDictionary<string, string> ReadOptions(JsonElement of) =>
        of.GetProperty(OptionsMember).EnumerateObject().ToDictionary(option => option.Name, option => option.Value.GetString()!, StringComparer.Ordinal);

    /// <summary>What would have to change to make this the other one, a line each: <c>grain.gate: -0.6 -> -0.5</c>.</summary>
    public IEnumerable<string> DifferencesTo(MapSpecification other)
    {
        Dictionary<string, string> mine = JsonLeaves.Of(Bytes(withFile: false)), theirs = JsonLeaves.Of(other.Bytes(withFile: false));
        return mine.Keys.Concat(theirs.Keys).Distinct(StringComparer.Ordinal)
            .Where(path => !string.Equals(mine.GetValueOrDefault(path), theirs.GetValueOrDefault(path), StringComparison.Ordinal))
            .Select(path => $"{Shown(path)}: {mine.GetValueOrDefault(path, "absent")} -> {theirs.GetValueOrDefault(path, "absent")}");
    }

    private static string Shown(string path) => path.StartsWith("model.", StringComparison.Ordinal) ? path["model.".Length..] : path;

    private byte[] Bytes(bool withFile)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonNumbers.Options))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            if (withFile)
                json.WriteString(FileMember, File);
            json.WritePropertyName("model");
            using (JsonDocument model = JsonDocument.Parse(Model))
                model.RootElement.WriteTo(json);
            json.WriteString("x", X);
            json.WriteString("y", Y);
            json.WriteTexts("quantities", Quantities);
            WriteOptions(json);
            json.WriteString(TileMember, Tile);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
