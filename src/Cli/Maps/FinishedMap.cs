using System.Text.Json;

namespace SpinTorque.Cli.Maps;

/// <summary>What the description of a finished map tells of its run, so that another run can be told what differs.</summary>
internal static class FinishedMap
{
    private const string IdentityMember = "identity";
    private const string RunMember = "run";

    /// <summary>Writes what no other member of the description tells of the run.</summary>
    public static void Write(Utf8JsonWriter json, MapSpecification run)
    {
        json.WriteString(IdentityMember, Digits(run));
        json.WriteStartObject(RunMember);
        json.WriteString("x", run.X);
        json.WriteString("y", run.Y);
        run.WriteOptions(json);
        json.WriteString("tile", run.Tile);
        json.WriteEndObject();
    }

    /// <summary>True where a description is of this run.</summary>
    public static bool Is(byte[] description, MapSpecification run) =>
        string.Equals(Read(description, root => root.GetProperty(IdentityMember).GetString()), Digits(run), StringComparison.Ordinal);

    /// <summary>The run of a description; null where it does not tell.</summary>
    public static MapSpecification? RunOf(byte[] description) => Read(description, root =>
    {
        JsonElement run = root.GetProperty(RunMember);
        return new MapSpecification
        {
            File = Text(root, "file"),
            Version = Text(root, "version"),
            Model = root.GetProperty("model").GetRawText(),
            X = Text(run, "x"),
            Y = Text(run, "y"),
            Quantities = [.. root.GetProperty("quantities").EnumerateArray().Select(quantity => Text(quantity, "name"))],
            Options = MapSpecification.ReadOptions(run),
            Tile = Text(run, "tile"),
        };
    });

    private static T? Read<T>(byte[] description, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(description);
            return read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    private static string Digits(MapSpecification run) => Convert.ToHexStringLower(run.Identity);
}
