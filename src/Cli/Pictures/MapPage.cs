using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Pictures;

/// <summary>One self-contained HTML page of a map: field, cuts, read-out, lines; the data inside, nothing from elsewhere.</summary>
internal static class MapPage
{
    private const int Shades = 256;

    // The page's parts are files of their own, embedded under these names.
    private const string Folder = "SpinTorque.Cli.Pictures.Page.";

    /// <summary>Writes the page.</summary>
    public static void Write(MapPicture picture, PictureStyle style, TextWriter writer) => writer.Write(
        Resource("map.html")
            .Replace("{{title}}", WebUtility.HtmlEncode(RichText.Parse(picture.Title).Plain), StringComparison.Ordinal)
            .Replace("{{heading}}", HtmlText.Of(picture.Title), StringComparison.Ordinal)
            .Replace("{{style}}", Resource("map.css"), StringComparison.Ordinal)
            .Replace("{{script}}", string.Join("\n\n", Resource("plot.js"), Resource("lines.js"), Resource("map.js")), StringComparison.Ordinal)
            .Replace("{{data}}", Data(picture, style), StringComparison.Ordinal));

    // Escapes < and >, so that no text can end the script element that holds it.
    private static string Data(MapPicture picture, PictureStyle style)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            WriteAxis(json, "x", picture.X);
            if (picture.Y is null)
                json.WriteNull("y");
            else
                WriteAxis(json, "y", picture.Y);
            WriteQuantities(json, picture, style);
            WriteLines(json, picture);
            WriteStyle(json, style);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, PictureAxis axis)
    {
        json.WriteStartObject(name);
        WriteLabel(json, axis.Shown.Label, axis.Shown.Unit);
        json.WriteBase64String("values", LittleEndian(axis.Shown.Values));
        json.WriteEndObject();
    }

    private static void WriteQuantities(Utf8JsonWriter json, MapPicture picture, PictureStyle style)
    {
        json.WriteStartArray("quantities");
        foreach (PictureQuantity quantity in picture.Quantities)
        {
            json.WriteStartObject();
            json.WriteString("name", quantity.Name);
            WriteLabel(json, quantity.Label, quantity.Unit);
            json.WriteBoolean("signed", style.Symmetric || quantity.IsSigned);
            json.WriteBase64String("values", LittleEndian([.. quantity.Values.Cast<double>()]));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLabel(Utf8JsonWriter json, string label, string? unit)
    {
        json.WriteString("label", HtmlText.Of(label));
        json.WriteString("unit", unit is null ? null : HtmlText.Of(unit));
    }

    private static void WriteLines(Utf8JsonWriter json, MapPicture picture)
    {
        json.WriteStartArray("lines");
        foreach (AnnotatedLine line in picture.Lines)
        {
            json.WriteStartObject();
            json.WriteString("label", line.Label);
            json.WriteString("lead", WebUtility.HtmlEncode(line.Lead));
            json.WriteNumber("level", line.Level);
            json.WriteString("band", line.Band);
            json.WriteString("spin", line.Spin);
            json.WriteStartArray("segments");
            foreach (AnnotatedSegment segment in line.Segments)
                WriteSegment(json, segment);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSegment(Utf8JsonWriter json, AnnotatedSegment segment)
    {
        json.WriteStartObject();
        json.WriteNumbers("from", [segment.Ends.X1, segment.Ends.Y1]);
        json.WriteNumbers("to", [segment.Ends.X2, segment.Ends.Y2]);
        json.WriteString("start", string.Concat(segment.Start));
        json.WriteString("end", string.Concat(segment.End));
        json.WriteString("origin", segment.OriginInWords);
        json.WriteEndObject();
    }

    // Each colour map as bytes red, green, blue, with the colour of points without a value last.
    private static void WriteStyle(Utf8JsonWriter json, PictureStyle style)
    {
        json.WriteStartObject("colours");
        foreach (ColourMap map in ColourMap.All)
        {
            IEnumerable<Rgb> colours = Enumerable.Range(0, Shades).Select(shade => map.At(shade / (Shades - 1.0))).Append(map.Failed);
            json.WriteBase64String(map.Name, colours.SelectMany(colour => new[] { colour.R, colour.G, colour.B }).ToArray());
        }
        json.WriteEndObject();
        json.WriteBoolean("annotate", style.Annotate);
        json.WriteStartObject("style");
        json.WriteString("colours", style.Colours?.Name);
        if (style.Limits is { } limits)
            json.WriteNumbers("limits", [limits.Low, limits.High]);
        else
            json.WriteNull("limits");
        json.WriteEndObject();
    }

    private static byte[] LittleEndian(double[] values)
    {
        var bytes = new byte[sizeof(double) * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), values[i]);
        return bytes;
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(MapPage).Assembly.GetManifestResourceStream(Folder + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
