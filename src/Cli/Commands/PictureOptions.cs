using System.CommandLine;
using System.Globalization;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Pictures;

namespace SpinTorque.Cli.Commands;

/// <summary>The options that say how a map is drawn.</summary>
internal sealed class PictureOptions
{
    private readonly Option<string> _colours = new("--colours")
    {
        Description = "Colour map of the figures. [default: viridis, or cool-warm for signed quantities]",
        HelpName = "NAME",
    };

    private readonly Option<ValueRange?> _limits = new("--limits")
    {
        Description = "Limits of the colours; for several quantities the same. [default: those of the values]",
        HelpName = "LOW:HIGH",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            string[] ends = text.Split(':');
            if (ends.Length == 2 && Number(ends[0]) is { } low && Number(ends[1]) is { } high && low < high)
                return new ValueRange(low, high);
            result.AddError($"--limits takes two numbers, the smaller first, such as -0.5:0.5, not '{text}'.");
            return null;
        },
    };

    private readonly Option<bool> _symmetric = new("--symmetric") { Description = "Colours diverge from zero, whatever the values." };

    private readonly Option<bool> _annotate = new("--annotate") { Description = "Draw the transition lines over the picture, lettered as spectrum lists them." };

    public PictureOptions()
    {
        _colours.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && !ColourMap.All.Any(map => string.Equals(map.Name, result.Tokens[^1].Value, StringComparison.Ordinal)))
                result.AddError($"'{result.Tokens[^1].Value}' is no colour map; there are {string.Join(", ", ColourMap.All.Select(map => map.Name))}.");
        });
        ModelArguments.Suggest(_colours, ColourMap.All.Select(map => map.Name));
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_colours, _limits, _symmetric, _annotate];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
            command.Add(option);
    }

    /// <summary>Refuses what a line has no use for.</summary>
    /// <exception cref="CommandFailure">An option was given that needs two axes.</exception>
    public void Check(ParseResult parse, bool isPlane)
    {
        Option[] given = [.. All.Where(option => parse.GetResult(option) is { Implicit: false })];
        if (!isPlane && given.Length > 0)
            throw new CommandFailure(ExitCode.BadInput, $"{given[0].Name} is for maps over two axes; add --y, or leave it out");
        if (parse.GetValue(_limits) is { } limits && parse.GetValue(_symmetric) && limits.Low != -limits.High)
            throw new CommandFailure(ExitCode.BadInput, $"--symmetric: the limits {limits.Low:R} and {limits.High:R} are not symmetric about zero; give one of the two options");
    }

    /// <summary>The style asked for.</summary>
    public PictureStyle Style(ParseResult parse) => new()
    {
        Colours = parse.GetValue(_colours) is { } name ? ColourMap.ByName(name) : null,
        Limits = parse.GetValue(_limits),
        Symmetric = parse.GetValue(_symmetric),
        Annotate = parse.GetValue(_annotate),
    };

    /// <summary>A number in the invariant spelling; null where it is none or not finite.</summary>
    internal static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
