using System.CommandLine;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>chain</c>: the stationary state of a generator that comes from elsewhere.</summary>
internal static class ChainCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A Matrix Market file: column j holds the rates out of state j." };
        var solver = new SolverOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        Option<string> destination = Destination.Create("A CSV file for the probabilities.", required: false);
        var command = new Command("chain", "Stationary probabilities of any continuous-time Markov chain.") { file, json, destination };
        solver.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                string? path = parse.GetValue(destination);
                if (path is not null)
                    Destination.CheckFile(path);
                Generator read = Read(parse.GetRequiredValue(file));
                Generator generator = read.InBandOrder(out IReadOnlyList<int> order);
                StationaryState state = solver.Create(parse, Environment.ProcessorCount).Solve(generator, start: null, cancellation);
                var report = new ChainReport(generator, state, order);
                if (state.Status == SolverStatus.Converged && path is not null)
                    AtomicFile.Write(path, report.WriteCsv);
                TextWriter output = parse.InvocationConfiguration.Output;
                if (parse.GetValue(json))
                    report.WriteJson(output);
                else
                    report.WriteText(output);
                return state.Status == SolverStatus.Converged
                    ? ExitCode.Done
                    : throw new CommandFailure(ExitCode.Failed, $"spintorque: {state.Message}");
            },
            cancellation));
        return command;
    }

    private static Generator Read(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new CommandFailure(ExitCode.BadInput, "FILE: the name is empty; name a Matrix Market file");
        if (Directory.Exists(path))
            throw new CommandFailure(ExitCode.BadInput, $"{path}: this is a directory; name a Matrix Market file");
        try
        {
            using var reader = new StreamReader(path);
            return MatrixMarket.Read(reader);
        }
        catch (MatrixMarketException problem)
        {
            throw new CommandFailure(ExitCode.BadInput, $"{path}:{problem.Line}:{problem.Column}: {problem.Message}");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailure(ExitCode.BadInput, $"{path}: there is no such file");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.BadInput, $"{path}: {problem.Message}");
        }
    }
}
