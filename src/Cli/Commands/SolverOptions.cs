using System.CommandLine;

namespace SpinTorque.Cli.Commands;

/// <summary>The options that choose a method.</summary>
internal sealed class SolverOptions
{
    private static readonly string[] Names = ["elimination", "published"];

    private readonly Option<string> _solver;
    private readonly Option<int> _iterations = ModelArguments.WholeNumber("--max-iterations", "Most steps of the published iteration.", 1, 20_000);

    public SolverOptions()
    {
        _solver = new Option<string>("--solver")
        {
            Description = "Method: elimination (exact to rounding) or published (the paper's iteration).",
            HelpName = "NAME",
            DefaultValueFactory = static _ => Names[0],
        };
        _solver.Validators.Add(static result =>
        {
            string name = result.Tokens.Count == 0 ? Names[0] : result.Tokens[^1].Value;
            if (!Names.Contains(name, StringComparer.Ordinal))
                result.AddError($"'{name}' is no solver; there are {string.Join(" and ", Names)}.");
        });
        ModelArguments.Suggest(_solver, Names);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_solver);
        command.Add(_iterations);
    }

    /// <summary>Name of the method chosen.</summary>
    public string Name(ParseResult parse) => parse.GetValue(_solver)!;

    /// <summary>A solver of the method chosen.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="threads">Threads it may use for one chain.</param>
    /// <exception cref="CommandFailure">An option of another method was given.</exception>
    public IStationarySolver Create(ParseResult parse, int threads)
    {
        if (!string.Equals(Name(parse), Names[0], StringComparison.Ordinal))
            return new PublishedIteration { MaxIterations = parse.GetValue(_iterations) };
        if (parse.GetResult(_iterations) is { Implicit: false })
            throw new CommandFailure(ExitCode.BadInput, "--max-iterations belongs to the published iteration; add --solver published, or leave it out");
        return new EliminationSolver { Threads = threads };
    }
}
