using System.Text.Json;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>Writes a reproduced figure: NAME.npz, NAME.svg or NAME-PANEL.svg, NAME.json with the claims.</summary>
internal static class ReproductionFolder
{
    /// <summary>Writes the files, each complete or not at all.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Write(string folder, PaperFigure figure, ReproducedFigure reproduction)
    {
        var names = new List<string> { $"{figure.Name}.npz" };
        AtomicFile.Write(Path.Combine(folder, names[0]), stream => reproduction.Data.Write(stream));
        foreach ((string panel, Action<TextWriter> write) in reproduction.Panels)
        {
            names.Add(panel.Length == 0 ? $"{figure.Name}.svg" : $"{figure.Name}-{panel}.svg");
            AtomicFile.WriteText(Path.Combine(folder, names[^1]), write);
        }
        names.Add($"{figure.Name}.json");
        AtomicFile.Write(Path.Combine(folder, names[^1]), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonNumbers.Options);
            WriteClaims(figure, reproduction, json);
        });
        return names;
    }

    private static void WriteClaims(PaperFigure figure, ReproducedFigure reproduction, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("figure", figure.Name);
        json.WriteString("title", figure.Title);
        json.WriteStartArray("claims");
        foreach (Claim claim in reproduction.Claims)
        {
            json.WriteStartObject();
            json.WriteString("statement", claim.Statement);
            json.WriteBoolean("holds", claim.Holds);
            json.WriteString("found", claim.Found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
