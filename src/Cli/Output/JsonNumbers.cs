using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpinTorque.Cli.Output;

/// <summary>Numbers and lists as JSON: shortest digits that read back, null for what is no number.</summary>
internal static class JsonNumbers
{
    /// <summary>Indented, with the characters of units left readable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a number, or null where it is absent or not finite.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Writes one number for each lead.</summary>
    public static void WriteByLead(this Utf8JsonWriter json, string name, IReadOnlyList<Lead> leads, IReadOnlyList<double?>? values)
    {
        if (values is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        for (int lead = 0; lead < leads.Count; lead++)
            json.WriteFinite(leads[lead].Name, values[lead]);
        json.WriteEndObject();
    }

    /// <summary>Writes a list of numbers, all finite.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Writes the members that every solve shares: status, states, solver.</summary>
    public static void WriteVerdict(this Utf8JsonWriter json, StationaryState state, int states)
    {
        json.WriteString("status", state.Status switch
        {
            SolverStatus.Converged => "converged",
            SolverStatus.NotConverged => "notConverged",
            _ => "reducible",
        });
        if (state.Message.Length > 0)
            json.WriteString("message", state.Message);
        json.WriteNumber("states", states);
        json.WriteStartObject("solver");
        json.WriteString("name", state.Solver);
        json.WriteString("arithmetic", state.ExtendedExponents ? "extended exponents" : "double");
        json.WriteNumber("iterations", state.Iterations);
        json.WriteFinite("residual", state.Residual);
        json.WriteNumber("seconds", state.Seconds);
        json.WriteEndObject();
    }

    /// <summary>Writes the extreme probabilities.</summary>
    public static void WriteExtremes(this Utf8JsonWriter json, StationaryState state)
    {
        bool any = state.Probabilities.Count > 0;
        json.WriteFinite("minProbability", any ? state.Probabilities.Min() : null);
        json.WriteFinite("log10MinProbability", any ? state.Log10MinProbability : null);
        json.WriteFinite("maxProbability", any ? state.Probabilities.Max() : null);
    }

    /// <summary>Runs a writer and puts its text, with a line end, on an output.</summary>
    public static void Print(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        output.Write(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }
}
