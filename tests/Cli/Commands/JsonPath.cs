using System.Text.Json;

namespace SpinTorque.Tests.Cli.Commands;

/// <summary>Numbers of a JSON object by dotted path, as quantities name them.</summary>
internal static class JsonPath
{
    /// <summary>The member at a path such as <c>current.left</c> or <c>occupations[0]</c>.</summary>
    public static JsonElement At(this JsonElement root, string path)
    {
        JsonElement at = root;
        foreach (string part in path.Replace("]", "", StringComparison.Ordinal).Split('.', '['))
            at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(part)] : at.GetProperty(part);
        return at;
    }

    /// <summary>The number at a path; not a number where it is null.</summary>
    public static double Number(this JsonElement root, string path) =>
        root.At(path) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : double.NaN;

    /// <summary>The text at a path.</summary>
    public static string Text(this JsonElement root, string path) => root.At(path).GetString() ?? "";

    /// <summary>The names of an object's members, in order.</summary>
    public static IEnumerable<string> Members(this JsonElement root) => root.EnumerateObject().Select(member => member.Name);
}
