using System.Reflection;
using System.Text.Json;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Maps;

/// <summary>The description of a map: what was run, with which verdict, how fast.</summary>
internal static class MapJson
{
    private const int FailuresListed = 100;

    /// <summary>The program's version.</summary>
    public static string Version { get; } =
        typeof(MapJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Writes the description. All but its last member, the time, is the same whenever and wherever the map is computed.</summary>
    public static void Write(MapRecord record, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("program", "spintorque");
        json.WriteString("version", record.Specification.Version);
        json.WriteString("file", record.Specification.File);
        FinishedMap.Write(json, record.Specification);
        json.WriteString("title", MapPicture.TitleOf(record));
        json.WritePropertyName("model");
        record.Reading.Document!.WriteTo(json);
        json.WriteStartObject("axes");
        json.WriteAxis("x", record.X, record.Reading.Units);
        if (record.Y is not null)
            json.WriteAxis("y", record.Y, record.Reading.Units);
        json.WriteEndObject();
        json.WriteStartArray("quantities");
        for (int q = 0; q < record.Quantities.Count; q++)
            WriteQuantity(json, record, q);
        json.WriteEndArray();
        LinesJson.Write(json, record.Lines);
        WriteVerdict(json, record);
        json.WriteStartObject("timing");
        json.WriteNumber("points", record.Points);
        json.WriteNumber("threads", record.Threads);
        json.WriteNumber("seconds", record.Seconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes one axis.</summary>
    public static void WriteAxis(this Utf8JsonWriter json, string name, MapAxisSpec axis, UnitSystem units)
    {
        json.WriteStartObject(name);
        json.WriteString("path", axis.Path.Text);
        json.WriteString("label", FigureLabels.Of(axis));
        json.WriteString("unit", FigureLabels.UnitOf(axis, units));
        json.WriteNumber("first", axis[0].High);
        json.WriteNumber("last", axis[axis.Count - 1].High);
        json.WriteNumber("count", axis.Count);
        json.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter json, MapRecord record, int q)
    {
        double[] finite = [.. record.Result.Values[q].Cast<double>().Where(double.IsFinite)];
        json.WriteStartObject();
        json.WriteString("name", record.Quantities[q].Name);
        json.WriteString("label", record.Quantities[q].Label);
        json.WriteString("unit", record.Quantities[q].Unit);
        if (record.Quantities[q].Angles.Count > 0)
            json.WriteNumbers("angles", record.Quantities[q].Angles);
        json.WriteFinite("minimum", finite.Length > 0 ? finite.Min() : null);
        json.WriteFinite("maximum", finite.Length > 0 ? finite.Max() : null);
        json.WriteNumber("missing", record.Points - finite.Length);
        json.WriteString("figure", PictureFolder.FigureName(record.Quantities[q].Name));
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, MapRecord record)
    {
        json.WriteStartObject("solver");
        json.WriteString("name", record.Specification.Options.GetValueOrDefault(MapJob.SolverOption, ""));
        json.WriteStartObject("points");
        foreach ((string method, int points) in record.Result.Tally.Methods)
            json.WriteNumber(method, points);
        json.WriteEndObject();
        json.WriteFinite("largestResidual", record.Result.Tally.LargestResidual);
        json.WriteFinite("largestErrorBound", record.Result.Tally.LargestErrorBound);
        json.WriteNumber("failed", record.Result.Failures.Count);
        json.WriteStartArray("failures");
        foreach (MapFailure failure in record.Result.Failures.Take(FailuresListed))
        {
            json.WriteStartObject();
            json.WriteNumber("column", failure.Column);
            json.WriteNumber("row", failure.Row);
            json.WriteString("reason", failure.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
