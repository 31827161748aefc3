using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpinTorque.Cli.Input;

/// <summary>Writes a document as JSON. Numbers keep their digits as written, so that nothing is rounded on the way.</summary>
internal static class DocumentJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A node as an indented JSON text.</summary>
    public static string Write(ModelNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            Write(node, writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes a node as one value of a larger JSON text, laid out as the writer lays out its own.</summary>
    public static void Write(ModelNode node, Utf8JsonWriter writer)
    {
        using var stream = new MemoryStream();
        using (var compact = new Utf8JsonWriter(stream))
            WriteNode(node, compact);
        // A raw number is written without layout; one read from a text gets it.
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        document.RootElement.WriteTo(writer);
    }

    private static void WriteNode(ModelNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (MappingEntry entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    WriteNode(entry.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case SequenceNode list:
                writer.WriteStartArray();
                foreach (ModelNode item in list.Items)
                    WriteNode(item, writer);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(scalar, writer);
                break;
        }
    }

    private static void WriteScalar(ScalarNode scalar, Utf8JsonWriter writer)
    {
        if (scalar.IsEmpty)
            writer.WriteNullValue();
        else if (scalar.IsTrue || scalar.IsFalse)
            writer.WriteBooleanValue(scalar.IsTrue);
        else if (!scalar.IsQuoted && scalar.Number is { IsNumber: true, Unit: "" })
            writer.WriteRawValue(JsonNumber(scalar.Text));
        else
            writer.WriteStringValue(scalar.Text);
    }

    // JSON has no +1, .5, 1. or 007.
    private static string JsonNumber(string text)
    {
        bool negative = text.StartsWith('-');
        string digits = text.TrimStart('+', '-');
        int e = digits.IndexOfAny(['e', 'E']);
        (string mantissa, string exponent) = e < 0 ? (digits, "") : (digits[..e], digits[e..]);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        (string whole, string fraction) = point < 0 ? (mantissa, "") : (mantissa[..point], mantissa[point..]);
        whole = whole.TrimStart('0');
        return $"{(negative ? "-" : "")}{(whole.Length == 0 ? "0" : whole)}{(fraction == "." ? "" : fraction)}{exponent}";
    }
}
