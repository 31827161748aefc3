using System.Text.Json;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Pictures;

/// <summary>Transition lines as JSON.</summary>
internal static class LinesJson
{
    /// <summary>Writes the member <c>lines</c>.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<AnnotatedLine> lines)
    {
        json.WriteStartArray("lines");
        foreach (AnnotatedLine line in lines)
            Write(json, line);
        json.WriteEndArray();
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, IEnumerable{AnnotatedLine})"/> wrote.</summary>
    public static AnnotatedLine[] Read(JsonElement lines) => [.. lines.EnumerateArray().Select(ReadLine)];

    private static void Write(Utf8JsonWriter json, AnnotatedLine line)
    {
        json.WriteStartObject();
        json.WriteString("label", line.Label);
        json.WriteString("lead", line.Lead);
        json.WriteNumber("level", line.Level);
        json.WriteString("band", line.Band);
        json.WriteString("spin", line.Spin);
        json.WriteNumber("charge", line.Charge);
        json.WriteString("grainSpin", line.GrainSpin);
        json.WriteNumber("weight", line.Weight);
        if (line.Slope is { } slope)
            json.WriteNumber("slope", slope);
        else
            json.WriteNull("slope");
        json.WriteNumber("position", line.Position);
        json.WriteStartArray("segments");
        foreach (AnnotatedSegment segment in line.Segments)
            Write(json, segment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AnnotatedSegment segment)
    {
        json.WriteStartObject();
        json.WriteNumbers("from", [segment.Ends.X1, segment.Ends.Y1]);
        json.WriteNumbers("to", [segment.Ends.X2, segment.Ends.Y2]);
        json.WriteBoolean("entering", segment.Entering);
        json.WriteNumbers("start", segment.Start.Select(n => (double)n));
        json.WriteNumbers("end", segment.End.Select(n => (double)n));
        json.WriteString("origin", segment.Origin);
        json.WriteNumber("moved", segment.Moved);
        json.WriteEndObject();
    }

    private static AnnotatedLine ReadLine(JsonElement line) => new()
    {
        Label = Text(line, "label"),
        Lead = Text(line, "lead"),
        Level = line.GetProperty("level").GetInt32(),
        Band = Text(line, "band"),
        Spin = Text(line, "spin"),
        Charge = line.GetProperty("charge").GetInt32(),
        GrainSpin = Text(line, "grainSpin"),
        Weight = line.GetProperty("weight").GetDouble(),
        Slope = line.GetProperty("slope") is { ValueKind: JsonValueKind.Number } slope ? slope.GetDouble() : null,
        Position = line.GetProperty("position").GetDouble(),
        Segments = [.. line.GetProperty("segments").EnumerateArray().Select(ReadSegment)],
    };

    private static AnnotatedSegment ReadSegment(JsonElement segment)
    {
        (JsonElement from, JsonElement to) = (segment.GetProperty("from"), segment.GetProperty("to"));
        return new AnnotatedSegment
        {
            Ends = new FigureSegment(from[0].GetDouble(), from[1].GetDouble(), to[0].GetDouble(), to[1].GetDouble()),
            Entering = segment.GetProperty("entering").GetBoolean(),
            Start = [.. segment.GetProperty("start").EnumerateArray().Select(n => n.GetInt32())],
            End = [.. segment.GetProperty("end").EnumerateArray().Select(n => n.GetInt32())],
            Origin = Text(segment, "origin"),
            Moved = segment.GetProperty("moved").GetInt32(),
        };
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
