using System.CommandLine;
using System.Globalization;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>chain</c>: the stationary states of a generator or a stochastic matrix that comes from elsewhere.</summary>
internal static class ChainCommand
{
    private static readonly Dictionary<string, ChainKind> Kinds = new(StringComparer.Ordinal)
    {
        ["generator"] = ChainKind.Generator,
        ["stochastic"] = ChainKind.Stochastic,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A Matrix Market file: column j holds the rates, or the probabilities of a step, out of state j." };
        var solver = new SolverOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else on standard output." };
        Option<string> destination = Destination.Create("A CSV file for the probabilities.", required: false);
        Option<string> kind = Kind();
        Option<int> start = Start();
        Option<string> check = CheckOption.Create();
        var command = new Command("chain", "Stationary states of any Markov chain; one with several is taken apart.")
        {
            file, kind, start, check, json, destination,
        };
        solver.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                string? path = parse.GetValue(destination);
                if (path is not null)
                    Destination.CheckFile(path);
                MatrixMarketChain read = Read(parse.GetRequiredValue(file), parse.GetValue(kind) is { } name ? Kinds[name] : null);
                int from = parse.GetValue(start);
                if (from > read.Generator.StateCount)
                    throw new CommandFailure(ExitCode.BadInput, $"--start {from}: the states are 1 to {read.Generator.StateCount}");
                var chain = ChainDecomposition.Of(read.Generator, solver.Create(parse, Environment.ProcessorCount), cancellation);
                bool found = chain.Stationary.Status != SolverStatus.NotConverged;
                var report = new ChainReport(chain, read.Kind, from > 0 && found ? chain.From(from - 1, cancellation) : null)
                {
                    TrueError = found && parse.GetValue(check) is not null ? Check(chain, cancellation) : null,
                };
                if (found && path is not null)
                    AtomicFile.Write(path, report.WriteCsv);
                TextWriter output = parse.InvocationConfiguration.Output;
                if (parse.GetValue(json))
                    new ChainJson(report, cancellation).Write(output);
                else
                    new ChainText(report, cancellation).Write(output);
                return found ? ExitCode.Done : throw new CommandFailure(ExitCode.Failed, $"spintorque: {chain.Stationary.Message}");
            },
            cancellation));
        return command;
    }

    // Each closed class by itself, in about 30 digits; the largest relative error of a probability.
    private static double Check(ChainDecomposition chain, CancellationToken cancellation)
    {
        double largest = 0;
        for (int c = 0; c < chain.Classes.Count; c++)
        {
            Generator part = chain.PartOf(c, out IReadOnlyList<int> order);
            CheckOption.RequireMemory(part);
            ReferenceSolution reference = ReferenceSolution.Of(part, cancellation)
                ?? throw new CommandFailure(ExitCode.Failed, $"--check extended: closed class {c + 1} has no unique stationary state.");
            largest = Math.Max(largest, reference.ProbabilityError(chain.Classes[c].Stationary, order));
        }
        return largest;
    }

    private static Option<string> Kind()
    {
        var kind = new Option<string>("--kind") { Description = "What the file holds: generator or stochastic; found from its columns by default.", HelpName = "KIND" };
        kind.Validators.Add(static result =>
        {
            string name = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (!Kinds.ContainsKey(name))
                result.AddError($"'{name}' is no kind of chain; there are {string.Join(" and ", Kinds.Keys)}.");
        });
        ModelArguments.Suggest(kind, Kinds.Keys);
        return kind;
    }

    private static Option<int> Start() => new("--start")
    {
        Description = "A state, from 1: where does a chain that starts there end?",
        HelpName = "STATE",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int state) && state >= 1)
                return state;
            result.AddError($"--start takes the index of a state, from 1, not '{text}'.");
            return 0;
        },
    };

    private static MatrixMarketChain Read(string path, ChainKind? kind)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new CommandFailure(ExitCode.BadInput, "FILE: the name is empty; name a Matrix Market file");
        if (Directory.Exists(path))
            throw new CommandFailure(ExitCode.BadInput, $"{path}: this is a directory; name a Matrix Market file");
        try
        {
            using var reader = new StreamReader(path);
            return MatrixMarket.Read(reader, kind);
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
