using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Commands;

/// <summary><c>spectrum</c>: every transition line of a plane, explained.</summary>
internal sealed class SpectrumCommand
{
    private readonly ModelArguments _model = new();
    private readonly MapAxes _axes = new(twoAxes: true);
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object and nothing else on standard output." };

    private readonly Option<double?> _orientation = new("--orientation")
    {
        Description = "S_z/S that the lines are for. [default: that of least magnetic energy in the held range]",
        HelpName = "U",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double u) && Math.Abs(u) <= 1)
                return u;
            result.AddError($"--orientation takes a number from -1 to 1, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var spectrum = new SpectrumCommand();
        var command = new Command("spectrum", "Every transition line in the plane of two axes: level, slope, states, and what made the start reachable.")
        {
            spectrum._orientation, spectrum._json,
        };
        spectrum._axes.AddTo(command);
        spectrum._model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => spectrum.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        ModelReading reading = _model.Read(parse);
        (MapAxisSpec x, MapAxisSpec? y) = _axes.Read(parse, reading.Document!);
        var plane = new AxisPlane(reading.Document!, x, y!);
        TransitionSpectrum spectrum = TransitionSpectrum.Of(plane.Corners(), parse.GetValue(_orientation), cancellation);
        AnnotatedLine[] lines = plane.Lines(spectrum);
        TextWriter output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_json))
            JsonNumbers.Print(output, json => Write(json, spectrum, lines, (x, y!), reading.Units));
        else
            SpectrumText.Write(spectrum, lines, (x, y!), reading.Units, output);
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, TransitionSpectrum spectrum, AnnotatedLine[] lines, (MapAxisSpec X, MapAxisSpec Y) axes, UnitSystem units)
    {
        json.WriteStartObject();
        json.WriteStartObject("axes");
        json.WriteAxis("x", axes.X, units);
        json.WriteAxis("y", axes.Y, units);
        json.WriteEndObject();
        json.WriteNumber("orientation", spectrum.Orientation);
        json.WriteNumber("spread", spectrum.Spread);
        LinesJson.Write(json, lines);
        json.WriteEndObject();
    }
}
