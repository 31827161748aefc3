using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>hysteresis</c>: a parameter swept up and down, from each stable state.</summary>
internal static class HysteresisCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var axis = new Option<string>("--x") { Description = "The number of the model that is swept.", HelpName = "PATH=FIRST:LAST:COUNT", Required = true };
        var time = RangeOption.Number("--time-per-value", "Sweep the chain itself, so long at each value; the limit of an infinitely slow sweep at large spin otherwise.", 0, value => value > 0, "a time above zero");
        Option<string> destination = Destination.Create("The folder to write; made where it does not exist.", required: true);
        var command = new Command("hysteresis", "Current and magnetisation of a grain with one level, a parameter swept up and down; writes hysteresis.npz, hysteresis.json and figures.") { axis, time, destination };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                double timePerValue = parse.GetValue(time);
                ColdModel cold = model.ReadCold(parse);
                if (timePerValue > 0 && (cold.Bath || cold.Leads.Count > 0))
                    throw new CommandFailure(ExitCode.BadInput, "--time-per-value: a chain needs temperatures above zero");
                MapAxisSpec sweep = ReadAxis(parse.GetRequiredValue(axis), cold.Document!);
                IReadOnlyList<HysteresisLoop> loops = Loops(cold.Document!, sweep, timePerValue, cancellation);
                string folder = parse.GetRequiredValue(destination);
                Destination.OpenFolder(folder);
                HysteresisFolder.Write(folder, sweep, cold.Reading, loops, timePerValue);
                TextWriter output = parse.InvocationConfiguration.Output;
                foreach (HysteresisLoop loop in loops)
                    output.WriteLine($"{loop.Name}: u = {loop.Points[0].Magnetisation:F6} to {loop.Points[loop.Points.Count / 2].Magnetisation:F6} and back to {loop.Points[^1].Magnetisation:F6}");
                output.WriteLine($"{folder}: hysteresis.npz, hysteresis.json, current.svg, magnetisation.svg");
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static IReadOnlyList<HysteresisLoop> Loops(ModelDocument document, MapAxisSpec sweep, double timePerValue, CancellationToken cancellation)
    {
        Dictionary<double, ColdModel> models = Enumerable.Range(0, sweep.Count).ToDictionary(index => sweep[index].High, index => Bind(sweep.Apply(document, index)));
        double[] up = [.. models.Keys];
        return HysteresisLoop.All(
            value => models[value].Equation(),
            up,
            (values, start) => timePerValue > 0
                ? ChainSweep.Run(value => models[value].Reading.Model!, values, start, timePerValue, cancellation)
                : BranchSweep.Follow(value => models[value].Equation(), values, start));
    }

    private static ColdModel Bind(ModelDocument document)
    {
        ColdModel model = ColdModel.Bind(document, new ProblemLog());
        if (model.Reading.Model is null)
            throw new CommandFailure(ExitCode.BadInput, model.Reading.Problems.Select(problem => problem.ToString()));
        return MacrospinProblem.Of(model.Reading) is { } problem ? throw new CommandFailure(ExitCode.BadInput, $"--x: {problem.Message}") : model;
    }

    private static MapAxisSpec ReadAxis(string text, ModelDocument document)
    {
        var log = new ProblemLog();
        return MapAxisSpec.Read("--x", text, document, log) is { } axis && !log.HasErrors
            ? axis
            : throw new CommandFailure(ExitCode.BadInput, log.Errors.Select(problem => problem.ToString()));
    }
}
