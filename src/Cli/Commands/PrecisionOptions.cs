using System.CommandLine;
using System.Globalization;

namespace SpinTorque.Cli.Commands;

/// <summary>The options that say how right each point of a map must be.</summary>
internal sealed class PrecisionOptions
{
    private readonly Option<bool> _exact = new("--exact")
    {
        Description = "Give every point of a grain's map the very bits that solve gives it.",
    };

    private readonly Option<double> _refine = new("--refine")
    {
        Description = "Refine a grain's map adaptively: points on plateaus take a neighbour's solution where the error of each current is shown to be below this share of the largest.",
        HelpName = "TOLERANCE",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1)
                return value;
            result.AddError($"--refine takes a number above 0 and below 1, such as 1e-6, not '{text}'.");
            return 0;
        },
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_exact);
        command.Add(_refine);
    }

    /// <summary>Quantities with the verdict that refined points must carry: their error bound.</summary>
    public IEnumerable<string> With(IEnumerable<string> quantities, ParseResult parse) =>
        parse.GetResult(_refine) is null ? quantities : quantities.Append("errorBound");

    /// <summary>What was asked for, by name and value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Given(ParseResult parse)
    {
        if (parse.GetValue(_exact))
            yield return new("exact", "true");
        if (parse.GetResult(_refine) is not null)
            yield return new("refine", parse.GetValue(_refine).ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>A field with what was asked for.</summary>
    /// <exception cref="CommandFailure">The system or a quantity does not have it.</exception>
    public IMapField ApplyTo(IMapField field, ParseResult parse)
    {
        bool exact = parse.GetValue(_exact), refines = parse.GetResult(_refine) is not null;
        if (!exact && !refines)
            return field;
        if (field is not GrainMap map)
            throw new CommandFailure(ExitCode.BadInput, $"{(exact ? "--exact" : "--refine")} is for maps of a grain; leave it out");
        if (exact && refines)
            throw new CommandFailure(ExitCode.BadInput, "--exact and --refine exclude each other; give one of them");
        map = map with { Exact = exact, Tolerance = parse.GetValue(_refine) };
        return !refines || map.Unbounded.FirstOrDefault() is not { } quantity
            ? map
            : throw new CommandFailure(ExitCode.BadInput, $"--refine bounds the error of currents, conductances and moments, not of {quantity.Path}; leave one of them out");
    }
}
