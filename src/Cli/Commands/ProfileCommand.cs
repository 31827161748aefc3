using System.CommandLine;
using System.Globalization;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Profiling;

namespace SpinTorque.Cli.Commands;

/// <summary><c>profile</c>: every method on one working point, with times, errors and memory.</summary>
internal static class ProfileCommand
{
    private const double Fallback = 5;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        Option<string> destination = Destination.Create("A folder for profile.json and profile.svg; made where it does not exist.", required: false);
        Option<int> threads = ModelArguments.WholeNumber("--threads", "Threads of each method.", 1, 1);
        Option<double> seconds = Seconds();
        var command = new Command("profile", "Runs every method on one working point: time by stage, iterations, residual, true error, memory.")
        {
            json, destination, threads, seconds,
        };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ModelReading reading = model.Read(parse);
                string? folder = parse.GetValue(destination);
                if (folder is not null)
                    Destination.OpenFolder(folder);
                string title = reading.Title ?? Path.GetFileNameWithoutExtension(model.FileName(parse));
                ProblemProfile profile = new Profiler(reading.Model!, parse.GetValue(threads), parse.GetValue(seconds)).Run(title, cancellation);
                if (folder is not null)
                    Write(profile, folder);
                if (parse.GetValue(json))
                    ProfileJson.Write(profile, parse.InvocationConfiguration.Output);
                else
                    ProfileText.Write(profile, parse.InvocationConfiguration.Output);
                return profile.Solvers.Count > 0 ? ExitCode.Done : throw new CommandFailure(ExitCode.Failed, "spintorque: no method gave a result.");
            },
            cancellation));
        return command;
    }

    private static void Write(ProblemProfile profile, string folder)
    {
        if (profile.Solvers.Count > 0)
            AtomicFile.WriteText(Path.Combine(folder, "profile.svg"), writer => ProfileFigure.Write(profile, writer));
        AtomicFile.WriteText(Path.Combine(folder, "profile.json"), writer => ProfileJson.Write(profile, writer));
    }

    private static Option<double> Seconds() => new("--seconds")
    {
        Description = "Time for each method; one that takes longer is left out.",
        HelpName = "S",
        DefaultValueFactory = static _ => Fallback,
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= 86_400)
                return value;
            result.AddError($"--seconds takes a number above 0 and up to 86400, not '{text}'.");
            return Fallback;
        },
    };
}
