using System.CommandLine;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Commands;

/// <summary>The options <c>--x</c> and <c>--y</c>.</summary>
internal sealed class MapAxes(bool twoAxes)
{
    private readonly Option<string> _x = Axis("--x", "The horizontal axis: any number of the model.", required: true);

    private readonly Option<string> _y = Axis(
        "--y", twoAxes ? "The vertical axis." : "The vertical axis; without it the map is a line.", required: twoAxes);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_x);
        command.Add(_y);
    }

    /// <summary>Reads the axes; y is null where it is optional and absent.</summary>
    /// <exception cref="CommandFailure">An axis is wrong.</exception>
    public (MapAxisSpec X, MapAxisSpec? Y) Read(ParseResult parse, ModelDocument document)
    {
        var log = new ProblemLog();
        MapAxisSpec? x = MapAxisSpec.Read("--x", parse.GetRequiredValue(_x), document, log);
        string? yText = parse.GetValue(_y);
        MapAxisSpec? y = yText is null ? null : MapAxisSpec.Read("--y", yText, document, log);
        if (log.HasErrors)
            throw new CommandFailure(ExitCode.BadInput, log.Errors.Select(problem => problem.ToString()));
        if (y is not null && string.Equals(x!.Path.Text, y.Path.Text, StringComparison.Ordinal))
            throw new CommandFailure(ExitCode.BadInput, $"--y {yText}: both axes sweep {y.Path.Text}; give two different paths");
        return (x!, y);
    }

    private static Option<string> Axis(string name, string description, bool required) => new(name)
    {
        Description = description,
        HelpName = "PATH=FIRST:LAST:COUNT",
        Required = required,
    };
}
