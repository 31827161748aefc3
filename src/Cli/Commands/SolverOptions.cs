using System.CommandLine;
using SpinTorque.Cli.Solvers;

namespace SpinTorque.Cli.Commands;

/// <summary>The options that choose a method.</summary>
internal sealed class SolverOptions
{
    private readonly Option<string> _solver;
    private readonly Option<int> _iterations = ModelArguments.WholeNumber("--max-iterations", "Most steps of an iteration.", 1, 20_000);

    public SolverOptions()
    {
        _solver = new Option<string>("--solver")
        {
            Description = "Method: elimination (exact to rounding), published (the paper's iteration), aggregation (for grains of very many states), "
                + "auto (picks by size), or one of the libraries' for comparison: " + string.Join(", ", SolverCatalogue.Names.Skip(4)) + ".",
            HelpName = "NAME",
            DefaultValueFactory = static _ => SolverCatalogue.Names[0],
        };
        _solver.Validators.Add(static result =>
        {
            string name = result.Tokens.Count == 0 ? SolverCatalogue.Names[0] : result.Tokens[^1].Value;
            if (!SolverCatalogue.Names.Contains(name, StringComparer.Ordinal))
                result.AddError($"'{name}' is no solver; there are {string.Join(", ", SolverCatalogue.Names)}.");
        });
        ModelArguments.Suggest(_solver, SolverCatalogue.Names);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_solver);
        command.Add(_iterations);
    }

    /// <summary>Name of the method chosen.</summary>
    public string Name(ParseResult parse) => parse.GetValue(_solver)!;

    /// <summary>The limit of steps where the line names one, else null.</summary>
    public int? MaxIterations(ParseResult parse) => parse.GetResult(_iterations) is { Implicit: false } ? parse.GetValue(_iterations) : null;

    /// <summary>Checks that the method chosen can be used here.</summary>
    /// <exception cref="CommandFailure">It cannot; the message says why.</exception>
    public void Check(ParseResult parse)
    {
        if (SolverCatalogue.Of(Name(parse)).Missing() is { } reason)
            throw new CommandFailure(ExitCode.Failed, $"--solver {Name(parse)}: {reason}.");
    }

    /// <summary>A solver of the method chosen.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="threads">Threads it may use for one chain.</param>
    /// <exception cref="CommandFailure">The method cannot be used here, or an option of another method was given.</exception>
    public IStationarySolver Create(ParseResult parse, int threads)
    {
        Check(parse);
        SolverEntry entry = SolverCatalogue.Of(Name(parse));
        if (!entry.Iterates && MaxIterations(parse) is not null)
            throw new CommandFailure(ExitCode.BadInput, $"--max-iterations belongs to an iteration; {entry.Name} takes none. Leave it out, or choose another --solver");
        return entry.Create(new SolverSettings(threads, parse.GetValue(_iterations)));
    }
}
