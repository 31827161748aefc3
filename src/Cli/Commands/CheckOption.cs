using System.CommandLine;

namespace SpinTorque.Cli.Commands;

/// <summary>The option <c>--check</c>: computes again in extended precision and reports the true error.</summary>
internal static class CheckOption
{
    private const string Word = "extended";

    /// <summary>The option.</summary>
    public static Option<string> Create()
    {
        var option = new Option<string>("--check")
        {
            Description = "extended: computes again in about 30 digits and reports the true error.",
            HelpName = "HOW",
        };
        option.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && !string.Equals(result.Tokens[^1].Value, Word, StringComparison.Ordinal))
                result.AddError($"'{result.Tokens[^1].Value}' is no check; there is {Word}.");
        });
        ModelArguments.Suggest(option, [Word]);
        return option;
    }

    /// <summary>Refuses a check that does not fit into memory.</summary>
    /// <exception cref="CommandFailure">It does not.</exception>
    public static void RequireMemory(Generator generator)
    {
        double needed = ReferenceSolution.Memory(generator), there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > there || needed / 24 > Array.MaxLength)
            throw new CommandFailure(ExitCode.Failed, $"--check {Word}: this chain would take {needed / 1e9:G3} GB; there are {there / 1e9:G3} GB, and one array holds {24e-9 * Array.MaxLength:G3} GB.");
    }
}
