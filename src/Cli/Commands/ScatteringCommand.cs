using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Commands;

/// <summary><c>scattering</c>: a nanomagnet in a spin-polarised current, its coefficients and laws; below it trajectories, ensembles, densities, the quantum check.</summary>
internal static class ScatteringCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<bool> json = Json();
        var command = new Command("scattering", "A nanomagnet in a spin-polarised current: torque, noise, switching, stationary law.")
        {
            json, ScatteringTrajectoryCommand.Create(), ScatteringEnsembleCommand.Create(), ScatteringDensityCommand.Create(), ScatteringQuantumCommand.Create(),
        };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ScatteringReading reading = Read(model, parse);
                var point = new ScatteringPoint(reading.System!, cancellation);
                TextWriter output = parse.InvocationConfiguration.Output;
                if (parse.GetValue(json))
                {
                    ScatteringJson.Write(ScatteringQuantities.All.Select(quantity => (quantity.Name, quantity.Value(point))), output);
                    return ExitCode.Done;
                }
                if (reading.Title is { } title)
                    output.WriteLine(title);
                ScatteringText.Write(ScatteringQuantities.All.Select(one => (one.Name, one.Value(point), one.Unit.Replace("*", "", StringComparison.Ordinal))), output);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    /// <summary>The option for JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else on standard output." };

    /// <summary>The option for a folder.</summary>
    public static Option<string> Folder(string contents) => Destination.Create($"A folder for {contents}; made where it does not exist.", required: false);

    /// <summary>The option for the number of times.</summary>
    public static Option<int> Points(int fallback, int most) => ModelArguments.WholeNumber("--points", $"Times after the start, at most {most}.", 1, fallback, most);

    /// <summary>Makes a folder, if one is given.</summary>
    public static string? Opened(string? folder)
    {
        if (folder is not null)
            Destination.OpenFolder(folder);
        return folder;
    }

    /// <summary>Reads a file with <c>scattering</c>.</summary>
    /// <exception cref="CommandFailure">The file is wrong, or describes another kind of system.</exception>
    public static ScatteringReading Read(ModelArguments model, ParseResult parse) => model.ReadAny(parse) as ScatteringReading
        ?? throw new CommandFailure(ExitCode.BadInput, $"{model.FileName(parse)} does not describe a nanomagnet in a current; its top-level block must be 'scattering'");

    /// <summary>Prints a table as text or JSON.</summary>
    public static void Print(IReadOnlyList<(string Name, double[] Values)> columns, bool asJson, TextWriter output)
    {
        if (asJson)
            ScatteringJson.Write(columns, output);
        else
            ScatteringText.Write(columns, output);
    }
}
