using System.CommandLine;
using System.Globalization;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>compare</c>: one grain with one active level by the exact chain and all its limits of a large spin.</summary>
internal static class CompareCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        Option<string> destination = Destination.Create("A folder for compare.json, with all densities, and compare.svg; made where it does not exist.", required: false);
        Option<int> seed = ModelArguments.WholeNumber("--seed", "Seed of the Langevin paths.", 0, 1);
        Option<HalfInteger[]> spins = Spins();
        var command = new Command("compare", "The exact chain of a grain with one active level beside Fokker-Planck, large deviations and Langevin paths.")
        {
            json, destination, seed, spins,
        };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ModelReading reading = model.Read(parse);
                if (MacrospinGrain.Problem(reading.Model!) is { } problem)
                    throw new CommandFailure(ExitCode.BadInput, $"{model.FileName(parse)}: {problem}");
                string? folder = parse.GetValue(destination);
                bool isNew = folder is not null && Destination.OpenFolder(folder);
                try
                {
                    var compared = new Compared
                    {
                        Title = reading.Title ?? Path.GetFileNameWithoutExtension(model.FileName(parse)),
                        Grain = new GrainComparison(reading.Model!, (ulong)parse.GetValue(seed), cancellation),
                        Convergence = [.. (parse.GetValue(spins) ?? []).Select(spin => new GrainComparison(
                            GrainComparison.WithSpin(reading.Model!, spin), (ulong)parse.GetValue(seed), cancellation))],
                    };
                    if (folder is not null)
                        Write(compared, folder);
                    if (parse.GetValue(json))
                        CompareJson.Write(compared, withDensities: false, parse.InvocationConfiguration.Output);
                    else
                        CompareText.Write(compared, parse.InvocationConfiguration.Output);
                    return ExitCode.Done;
                }
                catch when (isNew)
                {
                    Destination.RemoveEmptyFolder(folder!);
                    throw;
                }
            },
            cancellation));
        return command;
    }

    private static void Write(Compared compared, string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, "compare.svg"), writer => CompareFigure.Write(compared, writer));
        AtomicFile.WriteText(Path.Combine(folder, "compare.json"), writer => CompareJson.Write(compared, withDensities: true, writer));
    }

    private static Option<HalfInteger[]> Spins() => new("--spins")
    {
        Description = "Repeats the comparison at these spins S0, damping times S0 and all else kept, to show the convergence in 1/S0.",
        HelpName = "S,S,...",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            var spins = new List<HalfInteger>();
            foreach (string part in text.Split(','))
            {
                if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
                    || !HalfInteger.TryFrom(value, out HalfInteger spin) || value is < 1 or > 100_000)
                {
                    result.AddError($"--spins takes spins from 1 to 100000 in halves, separated by commas, not '{part}'.");
                    return [];
                }
                spins.Add(spin);
            }
            return [.. spins];
        },
    };
}
