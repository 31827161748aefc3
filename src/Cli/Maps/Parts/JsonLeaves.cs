using System.Text.Json;

namespace SpinTorque.Cli.Maps;

/// <summary>The numbers and texts of a JSON value by their dotted path: <c>grain.levels[0].energy</c>.</summary>
internal static class JsonLeaves
{
    /// <summary>All leaves, in order; numbers and texts as they are written, empty lists and objects as themselves.</summary>
    public static Dictionary<string, string> Of(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect("", document.RootElement, leaves);
        return leaves;
    }

    private static void Collect(string path, JsonElement value, Dictionary<string, string> leaves)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
        {
            foreach (JsonProperty member in value.EnumerateObject())
                Collect(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, leaves);
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
                Collect($"{path}[{index}]", item, leaves);
        }
        else
        {
            leaves[path] = value.GetRawText();
        }
    }
}
