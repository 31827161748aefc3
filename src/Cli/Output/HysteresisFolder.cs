using System.Text.Json;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Output;

/// <summary>Writes hysteresis loops: data, figures of current and magnetisation and, last, the description, each complete or not at all.</summary>
internal static class HysteresisFolder
{
    /// <summary>Writes the files.</summary>
    public static void Write(string folder, MapAxisSpec axis, ModelReading reading, IReadOnlyList<HysteresisLoop> loops, double timePerValue)
    {
        AtomicFile.Write(Path.Combine(folder, "hysteresis.npz"), stream =>
        {
            var archive = new NumpyArchive();
            AddTo(archive, "", loops);
            archive.Write(stream);
        });
        string lead = reading.Model!.Leads[0].Name, label = RichText.Escape(axis.Path.Text), title = reading.Title is { } text ? RichText.Escape(text) : "Hysteresis";
        string? unit = FigureLabels.UnitOf(axis, reading.Units);
        AtomicFile.WriteText(Path.Combine(folder, "current.svg"), writer => Svg.Write(Figure(title, new FigureAxis(label, unit, []), $"*I* {RichText.Escape(lead)}", loops, point => point.Currents[0]), writer));
        AtomicFile.WriteText(Path.Combine(folder, "magnetisation.svg"), writer => Svg.Write(Figure(title, new FigureAxis(label, unit, []), "*u* = *S*_z/*S*", loops, point => point.Magnetisation), writer));
        AtomicFile.Write(Path.Combine(folder, "hysteresis.json"), stream =>
        {
            using var json = new Utf8JsonWriter(stream, JsonNumbers.Options);
            json.WriteStartObject();
            json.WritePropertyName("model");
            reading.Document!.WriteTo(json);
            json.WriteString("path", axis.Path.Text);
            json.WriteFinite("timePerValue", timePerValue > 0 ? timePerValue : null);
            json.WriteTexts("loops", loops.Select(loop => loop.Name));
            json.WriteEndObject();
        });
    }

    /// <summary>Adds loops to an archive: for each its values, magnetisations and currents (value, lead).</summary>
    public static void AddTo(NumpyArchive archive, string prefix, IReadOnlyList<HysteresisLoop> loops)
    {
        foreach ((int index, HysteresisLoop loop) in loops.Index())
        {
            archive.Add($"{prefix}loop{index}.x", [.. loop.Points.Select(point => point.Value)]);
            archive.Add($"{prefix}loop{index}.u", [.. loop.Points.Select(point => point.Magnetisation)]);
            var currents = new double[loop.Points.Count, loop.Points[0].Currents.Count];
            for (int i = 0; i < currents.GetLength(0); i++)
            {
                for (int lead = 0; lead < currents.GetLength(1); lead++)
                    currents[i, lead] = loop.Points[i].Currents[lead];
            }
            archive.Add($"{prefix}loop{index}.current", currents);
        }
    }

    /// <summary>Loops as curves, there and back apart.</summary>
    public static LineFigure Figure(string title, FigureAxis axis, string quantity, IReadOnlyList<HysteresisLoop> loops, Func<SweepPoint, double> of)
    {
        int half = loops[0].Points.Count / 2;
        double[] x = [.. loops[0].Points.Take(half).Select(point => point.Value).Order()];
        return new LineFigure
        {
            Title = title,
            XAxis = axis with { Values = x },
            Quantity = quantity,
            Series = [.. loops.SelectMany(loop => new[] { ("there", loop.Points.Take(half)), ("back", loop.Points.Skip(half)) }
                .Select(part => new LineSeries($"{RichText.Escape(loop.Name)}, {part.Item1}", [.. part.Item2.OrderBy(point => point.Value).Select(of)])))],
        };
    }
}
