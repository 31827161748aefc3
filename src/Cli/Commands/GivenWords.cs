using System.CommandLine;
using System.CommandLine.Parsing;

namespace SpinTorque.Cli.Commands;

/// <summary>A command line as it was given, to be given to another process.</summary>
internal static class GivenWords
{
    /// <summary>The command's name, its arguments, and its options but for some.</summary>
    public static IEnumerable<string> Without(ParseResult parse, IEnumerable<Option> left) =>
        [parse.CommandResult.Command.Name, .. Words(parse, option => !left.Contains(option), arguments: true)];

    /// <summary>Some of the options.</summary>
    public static IEnumerable<string> Of(ParseResult parse, IEnumerable<Option> wanted) => Words(parse, wanted.Contains, arguments: false);

    private static IEnumerable<string> Words(ParseResult parse, Func<Option, bool> wanted, bool arguments) => parse.CommandResult.Children.SelectMany(given => given switch
    {
        ArgumentResult argument when arguments => argument.Tokens.Select(token => token.Value),
        OptionResult { Implicit: false } option when wanted(option.Option) => Words(option),
        _ => [],
    });

    private static IEnumerable<string> Words(OptionResult given) =>
        given.Tokens.Count == 0 ? [given.Option.Name] : given.Tokens.SelectMany(token => new[] { given.Option.Name, token.Value });
}
