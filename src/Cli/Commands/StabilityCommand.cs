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
        ItinerantMagnet[] points = [.. Enumerable.Range(0, x.Count).Select(n => ItinerantBinder.Bind(x.Apply(reading.Document!, n), new ProblemLog()).Magnet!)];
        IReadOnlyList<Branch> branches = Branches.Follow(points, cancellation);
        double[] axis = [.. Enumerable.Range(0, x.Count).Select(n => x[n].High)];
        WriteFiles(folder, reading, new FigureAxis(x.Path.Text, FigureLabels.UnitOf(x, reading.Units), axis), branches);
        TextWriter output = parse.InvocationConfiguration.Output;
        foreach (Branch branch in branches)
            output.WriteLine($"{branch.Name}: {Ranges(branch, axis)}");
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

    // Where the branch is stable and where it is not, as ranges of the axis.
    private static string Ranges(Branch branch, double[] axis)
    {
        var ranges = new List<string>();
        for (int first = 0, next; first < axis.Length; first = next)
        {
            string state = State(branch.Rate[first]);
            for (next = first + 1; next < axis.Length && State(branch.Rate[next]) == state; next++)
            {
            }
            if (state.Length > 0)
                ranges.Add($"{state} from {axis[first]:G6} to {axis[next - 1]:G6}");
        }
        return string.Join(", ", ranges);
    }

    private static string State(double rate) => rate switch
    {
        < 0.0 => "stable",
        > 0.0 => "unstable",
        0.0 => "marginal",
        _ => "",
    };
}
