using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Scattering;

/// <summary>What <c>scattering</c> and its commands print with <c>--json</c>: one object, dotted paths as nested members.</summary>
internal static class ScatteringJson
{
    /// <summary>Prints named numbers; null where there is none.</summary>
    public static void Write(IEnumerable<(string Name, double? Value)> values, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        string[] open = [];
        json.WriteStartObject();
        foreach ((string name, double? value) in values)
        {
            string[] path = name.Split('.');
            int shared = 0;
            while (shared < open.Length && shared < path.Length - 1 && string.Equals(open[shared], path[shared], StringComparison.Ordinal))
                shared++;
            for (int depth = open.Length; depth > shared; depth--)
                json.WriteEndObject();
            foreach (string part in path[shared..^1])
                json.WriteStartObject(part);
            json.WriteFinite(path[^1], value);
            open = path[..^1];
        }
        foreach (string _ in open)
            json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Prints columns of numbers under their names.</summary>
    public static void Write(IEnumerable<(string Name, double[] Values)> columns, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        json.WriteStartObject();
        foreach ((string name, double[] values) in columns)
        {
            json.WriteStartArray(name);
            foreach (double value in values)
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });
}
