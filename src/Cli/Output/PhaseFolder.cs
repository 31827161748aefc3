using System.Text.Json;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Output;

/// <summary>Writes a phase diagram: phase.npz, phase.svg and, last, phase.json, each complete or not at all.</summary>
internal static class PhaseFolder
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="figure">The diagram with its labels.</param>
    /// <param name="parameters">What was run, by name.</param>
    public static void Write(string folder, RegionFigure figure, IReadOnlyDictionary<string, double> parameters)
    {
        AtomicFile.Write(Path.Combine(folder, "phase.npz"), stream =>
        {
            var archive = new NumpyArchive();
            AddTo(archive, "", figure.Diagram);
            archive.Write(stream);
        });
        AtomicFile.WriteText(Path.Combine(folder, "phase.svg"), writer => Svg.Write(figure, writer));
        AtomicFile.Write(Path.Combine(folder, "phase.json"), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonNumbers.Options);
            WriteJson(figure, parameters, json);
        });
    }

    /// <summary>
    /// Adds a diagram to an archive: x and y of the pixels' centres, regions[y, x] as places in the list of names, names, the points of each
    /// boundary (n, 2) and the corners (n, 2).
    /// </summary>
    public static void AddTo(NumpyArchive archive, string prefix, RegionDiagram diagram)
    {
        (int ny, int nx) = (diagram.Pixels.GetLength(0), diagram.Pixels.GetLength(1));
        var regions = new double[ny, nx];
        for (int i = 0; i < ny; i++)
        {
            for (int j = 0; j < nx; j++)
                regions[i, j] = diagram.Pixels[i, j];
        }
        archive.Add($"{prefix}x", [.. Enumerable.Range(0, nx).Select(j => diagram.Window.X((j + 0.5) / nx))]);
        archive.Add($"{prefix}y", [.. Enumerable.Range(0, ny).Select(i => diagram.Window.Y((i + 0.5) / ny))]);
        archive.Add($"{prefix}regions", regions);
        archive.Add($"{prefix}names", string.Join(' ', diagram.Names));
        foreach ((int index, RegionBoundary boundary) in diagram.Boundaries.Index())
            archive.Add($"{prefix}boundary.{index}", Pairs(boundary.Points));
        archive.Add($"{prefix}corners", Pairs([.. diagram.Corners.Select(corner => (corner.X, corner.Y))]));
    }

    private static double[,] Pairs(IReadOnlyList<(double X, double Y)> points)
    {
        var pairs = new double[points.Count, 2];
        for (int i = 0; i < points.Count; i++)
            (pairs[i, 0], pairs[i, 1]) = points[i];
        return pairs;
    }

    private static void WriteJson(RegionFigure figure, IReadOnlyDictionary<string, double> parameters, Utf8JsonWriter json)
    {
        RegionDiagram diagram = figure.Diagram;
        json.WriteStartObject();
        json.WriteString("title", RichText.Parse(figure.Title).Plain);
        json.WriteStartObject("parameters");
        foreach ((string name, double value) in parameters)
            json.WriteFinite(name, value);
        json.WriteEndObject();
        json.WriteNumbers("xRange", [diagram.Window.XLow, diagram.Window.XHigh]);
        json.WriteNumbers("yRange", [diagram.Window.YLow, diagram.Window.YHigh]);
        json.WriteTexts("regions", diagram.Names);
        json.WriteStartArray("boundaries");
        foreach (RegionBoundary boundary in diagram.Boundaries)
        {
            json.WriteStartObject();
            json.WriteTexts("regions", [boundary.Regions.First, boundary.Regions.Second]);
            json.WriteNumber("points", boundary.Points.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("corners");
        foreach (RegionCorner corner in diagram.Corners)
        {
            json.WriteStartObject();
            json.WriteNumbers("at", [corner.X, corner.Y]);
            json.WriteTexts("regions", corner.Regions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
