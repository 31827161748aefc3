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
        Option<string> destination = Destination.Create("A folder for compare.json, with all densities, compare.svg and, with --from, relaxation.svg; made where it does not exist.", required: false);
        Option<int> seed = ModelArguments.WholeNumber("--seed", "Seed of the Langevin paths.", 0, 1);
        Option<HalfInteger[]> spins = Spins();
        Option<double> from = RangeOption.Number("--from", "Follow the mean of u from this one to the stationary state as well.", double.NaN, value => Math.Abs(value) < 1, "a magnetisation between -1 and 1, both excluded");
        Option<double> time = RangeOption.Number("--time", "How long to follow it; five times the slowest relaxation within a well unless given.", double.NaN, value => value > 0, "a time above zero");
        var command = new Command("compare", "The exact chain of a grain with one active level beside Fokker-Planck, large deviations and Langevin paths.")
        {
            json, destination, seed, spins, from, time,
        };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ModelReading reading = model.Read(parse);
                if (MacrospinProblem.Of(reading) is { } problem)
                    throw new CommandFailure(ExitCode.BadInput, problem.ToString());
                string? folder = parse.GetValue(destination);
                bool isNew = folder is not null && Destination.OpenFolder(folder);
                try
                {
                    var grain = new GrainComparison(reading.Model!, (ulong)parse.GetValue(seed), cancellation);
                    var compared = new Compared
                    {
                        Title = reading.Title ?? Path.GetFileNameWithoutExtension(model.FileName(parse)),
                        Grain = grain,
                        Relaxation = Relax(grain, parse.GetValue(from), parse.GetValue(time), (ulong)parse.GetValue(seed), cancellation),
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

    private static ComparedRelaxation? Relax(GrainComparison grain, double from, double time, ulong seed, CancellationToken cancellation)
    {
        if (double.IsNaN(from))
            return null;
        // as many slow modes as there are wells to switch between; the next one is that of the wells
        double within = grain.Relaxation[Math.Min(grain.Switching.Count / 2, grain.Relaxation.Count - 1)].Rate;
        return grain.RelaxFrom(Math.Clamp(from, -grain.Grain.Reach, grain.Grain.Reach), double.IsNaN(time) ? 5 / within : time, seed, cancellation);
    }

    private static void Write(Compared compared, string folder)
    {
        if (compared.Relaxation is { } relaxation)
            AtomicFile.WriteText(Path.Combine(folder, "relaxation.svg"), writer => CompareFigure.WriteRelaxation(compared, relaxation, writer));
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
