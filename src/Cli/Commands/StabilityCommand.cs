using System.CommandLine;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Itinerant;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>stability</c>: stationary states of an itinerant magnet along any of its numbers.</summary>
internal sealed class StabilityCommand
{
    private readonly ModelArguments _model = new();
    private readonly Option<string> _out = Destination.Create("The folder to write; made where it does not exist.", required: true);

    private readonly Option<string> _x = new("--x")
    {
        Description = "The axis: any number of the model.",
        HelpName = "PATH=FIRST:LAST:COUNT",
        Required = true,
    };

    private StabilityCommand()
    {
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var stability = new StabilityCommand();
        var command = new Command("stability", "Branches of stationary states of an itinerant magnet along any of its numbers, stable and unstable; writes stability.npz and figures.")
        {
            stability._x, stability._out,
        };
        stability._model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => stability.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        ItinerantReading reading = ItinerantCommand.Read(_model, parse);
        var log = new ProblemLog();
        if (MapAxisSpec.Read("--x", parse.GetRequiredValue(_x), reading.Document!, log) is not { } x)
            throw new CommandFailure(ExitCode.BadInput, log.Errors.Select(problem => problem.ToString()));
        string folder = parse.GetRequiredValue(_out);
        Destination.OpenFolder(folder);
        double[] axis = [.. Enumerable.Range(0, x.Count).Select(n => x[n].High)];
        IReadOnlyList<Branch> branches = Branches.Follow(axis, value => ItinerantBinder.Bind(x.Apply(reading.Document!, value), new ProblemLog()).Magnet!, cancellation);
        WriteFiles(folder, reading, new FigureAxis(x.Path.Text, FigureLabels.UnitOf(x, reading.Units), axis), branches);
        TextWriter output = parse.InvocationConfiguration.Output;
        foreach (Branch branch in branches)
            output.WriteLine($"{branch.Name}: {BranchFiles.Describe(branch, axis[^1])}");
        output.WriteLine($"{folder}: stability.npz, stability.svg, current.svg");
        return ExitCode.Done;
    }

    private static void WriteFiles(string folder, ItinerantReading reading, FigureAxis axis, IReadOnlyList<Branch> branches)
    {
        string title = reading.Title ?? "Stationary states";
        AtomicFile.Write(Path.Combine(folder, "stability.npz"), stream => BranchFiles.Data(axis.Values, branches).Write(stream));
        Write("stability.svg", BranchFiles.Figure(axis, title, "cos θ", branches, static branch => branch.Cosine));
        Write("current.svg", BranchFiles.Figure(axis, title, "I_l", branches, static branch => branch.Current));

        void Write(string name, LineFigure figure) => AtomicFile.WriteText(Path.Combine(folder, name), writer => Svg.Write(figure, writer));
    }
}
