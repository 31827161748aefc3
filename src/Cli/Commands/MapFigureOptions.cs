using System.CommandLine;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Commands;

/// <summary>How a map's figures look; nothing that moves a number.</summary>
internal sealed class MapFigureOptions
{
    private readonly Option<string> _colours = new("--colours")
    {
        Description = "Colour map of the figures. [default: viridis, or cool-warm for signed quantities]",
        HelpName = "NAME",
    };

    public MapFigureOptions()
    {
        _colours.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && !ColourMap.All.Any(map => string.Equals(map.Name, result.Tokens[^1].Value, StringComparison.Ordinal)))
                result.AddError($"'{result.Tokens[^1].Value}' is no colour map; there are {string.Join(", ", ColourMap.All.Select(map => map.Name))}.");
        });
        ModelArguments.Suggest(_colours, ColourMap.All.Select(map => map.Name));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command) => command.Add(_colours);

    /// <summary>The options as they were given, to be given to another command.</summary>
    public IEnumerable<string> Given(ParseResult parse) => Colours(parse) is { } colours ? [_colours.Name, colours] : [];

    /// <summary>The colour map's name; null where the default is wanted.</summary>
    public string? Colours(ParseResult parse) => parse.GetValue(_colours);

    /// <summary>Checks that the options suit a map.</summary>
    /// <exception cref="CommandFailure">They do not.</exception>
    public void Check(ParseResult parse, bool twoAxes)
    {
        if (Colours(parse) is not null && !twoAxes)
            throw new CommandFailure(ExitCode.BadInput, "--colours is for maps over two axes; add --y, or leave it out");
    }
}
