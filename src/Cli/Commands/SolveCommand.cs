using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>solve</c>: one working point.</summary>
internal static class SolveCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        var solver = new SolverOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        Option<string> check = CheckOption.Create();
        var command = new Command("solve", "Stationary state, currents, conductances and noise at one working point.") { json, check };
        model.AddTo(command);
        solver.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ModelReading reading = model.Read(parse);
                MasterEquation equation = MasterEquation.Assemble(reading.Model!);
                TransportResult result = equation.Solve(TransportRequest.All, solver.Create(parse, Environment.ProcessorCount), start: null, cancellation);
                TrueError? error = parse.GetValue(check) is null ? null : Check(equation, result, cancellation);
                TextWriter output = parse.InvocationConfiguration.Output;
                if (parse.GetValue(json))
                    SolveJson.Write(result, error, equation.States.Count, output);
                else
                    SolveText.Write(result, error, equation.States.Count, reading, output);
                return Verdict(result.State);
            },
            cancellation));
        return command;
    }

    private static TrueError? Check(MasterEquation equation, TransportResult result, CancellationToken cancellation)
    {
        if (result.State.Probabilities.Count == 0)
            return null;
        CheckOption.RequireMemory(equation.Generator());
        return ReferenceSolution.Of(equation.Model, cancellation) is { } reference ? TrueError.Of(result, reference) : null;
    }

    private static int Verdict(StationaryState state) => state.Status == SolverStatus.Converged
        ? ExitCode.Done
        : throw new CommandFailure(ExitCode.Failed, $"spintorque: {state.Message}");
}
