using System.Text.Json;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Itinerant;

/// <summary>The object that <c>itinerant --json</c> prints.</summary>
internal static class MagnetJson
{
    /// <summary>Prints it.</summary>
    public static void Write(ItinerantReading reading, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        WorkingState state = WorkingState.Of(reading);
        json.WriteStartObject();
        json.WriteString("regime", Word(StationaryStates.Of(reading.Magnet!).Regime));
        json.WriteString("choice", state.Choice);
        (string Path, double? Value)[] values = [.. MagnetValues.Of(reading)];
        WriteNested(json, [.. values.Select(one => (one.Path.Split('.'), one.Value))], depth: 0);
        if (reading.Units.IsPhysical)
            WriteSi(json, reading.Units, values);
        json.WriteTexts("warnings", ItinerantValidity.Warnings(reading.Magnet!, state.Angle));
        json.WriteEndObject();
    });

    /// <summary>A regime's word.</summary>
    public static string Word(MagnetRegime regime) => regime switch
    {
        MagnetRegime.North => "north",
        MagnetRegime.South => "south",
        MagnetRegime.Precession => "precession",
        MagnetRegime.Bistable => "bistable",
        _ => "critical",
    };

    // Currents in nA, conductances in S, noise in A^2/Hz, by the paths of the numbers themselves.
    private static void WriteSi(Utf8JsonWriter json, UnitSystem units, (string Path, double? Value)[] values)
    {
        json.WriteStartObject("si");
        WriteNested(json, [.. values.Select(one => (one.Path.Split('.'), SiValues.Of(one.Path, one.Value, units)?.Value)).Where(one => one.Item2 is not null)], depth: 0);
        json.WriteEndObject();
    }

    // Paths with a common beginning follow each other.
    private static void WriteNested(Utf8JsonWriter json, IReadOnlyList<(string[] Path, double? Value)> values, int depth)
    {
        foreach (IGrouping<string, (string[] Path, double? Value)> group in values.GroupBy(one => one.Path[depth], StringComparer.Ordinal))
        {
            if (group.First().Path.Length == depth + 1)
            {
                json.WriteFinite(group.Key, group.First().Value);
                continue;
            }
            json.WriteStartObject(group.Key);
            WriteNested(json, [.. group], depth + 1);
            json.WriteEndObject();
        }
    }
}
