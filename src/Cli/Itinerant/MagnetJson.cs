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
        WriteNested(json, [.. MagnetValues.Of(reading).Select(one => (one.Path.Split('.'), one.Value))], depth: 0);
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
