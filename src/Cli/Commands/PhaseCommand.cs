using System.CommandLine;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>phase nmd</c> and <c>phase llg</c>: phase diagrams in reduced units.</summary>
internal static class PhaseCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() => new("phase", "Phase diagrams by stable states, in reduced units; writes phase.npz, phase.json and phase.svg.")
    {
        Nanomagnet(),
        LandauLifshitz(),
    };

    private static Command Nanomagnet()
    {
        var left = RangeOption.Rates("--left", "Rates of the biased lead in units of 8 S0 alpha kappa.", (12, 4));
        var right = RangeOption.Rates("--right", "Rates of the empty lead.", (8, 8));
        var minority = new Option<bool>("--minority") { Description = "The level is a minority level; a majority level otherwise." };
        var temperature = RangeOption.Number("--temperature", "T/kappa; zero allowed.", 0, value => value >= 0, "a temperature that is not negative");
        Option<int> spin = ModelArguments.WholeNumber("--spin", "Take the modes of the stationary density of the chain of this spin in place of fixed points.", 1, 0);
        var channels = new Option<bool>("--channels") { Description = "Draw where channels open at the poles." };
        var x = RangeOption.Axis("--x", "The field H = h/(2 kappa) and the mesh.", (-6, 1, 200));
        var y = RangeOption.Axis("--y", "The bias V = (mu_L - eps)/kappa and the mesh.", (-8, 8, 150));
        Option<string> destination = Destination.Create("The folder to write; made where it does not exist.", required: true);
        var command = new Command("nmd", "Over field and bias, of a grain with one level between a biased and an empty lead.") { left, right, minority, temperature, spin, channels, x, y, destination };
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                (double leftUp, double leftDown) = parse.GetValue(left);
                (double rightUp, double rightDown) = parse.GetValue(right);
                var magnet = new ReducedNanomagnet
                {
                    SpinChange = parse.GetValue(minority) ? -1 : 1,
                    LeftUp = leftUp,
                    LeftDown = leftDown,
                    RightUp = rightUp,
                    RightDown = rightDown,
                    Temperature = parse.GetValue(temperature),
                };
                int s0 = parse.GetValue(spin);
                if (s0 > 0 && magnet.Temperature == 0)
                    throw new CommandFailure(ExitCode.BadInput, "--spin: a chain needs a temperature above zero; give --temperature");
                DiagramWindow window = Window(parse.GetValue(x), parse.GetValue(y));
                return Run(parse, destination, () => PhaseFigures.Nanomagnet(
                    s0 > 0 ? NanomagnetDiagrams.Chain(magnet, HalfInteger.FromInteger(s0), window, cancellation) : NanomagnetDiagrams.Limit(magnet, window, cancellation),
                    magnet,
                    s0 > 0 ? $"Modes of the stationary density, *S*_0 = {s0}" : "Stable states of a magnet with one level (NMD)",
                    parse.GetValue(channels)), new Dictionary<string, double>(StringComparer.Ordinal)
                    {
                        ["leftUp"] = leftUp,
                        ["leftDown"] = leftDown,
                        ["rightUp"] = rightUp,
                        ["rightDown"] = rightDown,
                        ["spinChange"] = magnet.SpinChange,
                        ["temperature"] = magnet.Temperature,
                        ["spin"] = s0 > 0 ? s0 : double.NaN,
                        ["torqueAsymmetry"] = magnet.TorqueAsymmetry,
                        ["theta"] = magnet.Theta,
                    });
            },
            cancellation));
        return command;
    }

    private static Command LandauLifshitz()
    {
        var asymmetry = RangeOption.Number("--asymmetry", "qb, the torque's dependence on angle.", 0.3, value => Math.Abs(value) < 1, "a number between -1 and 1, both excluded");
        var x = RangeOption.Axis("--x", "The field H = h/(2 kappa) and the mesh.", (-7, 1, 200));
        var y = RangeOption.Axis("--y", "The torque I in units of 2 a kappa and the mesh.", (-2, 8, 150));
        Option<string> destination = Destination.Create("The folder to write; made where it does not exist.", required: true);
        var command = new Command("llg", "Over field and torque, of a magnet with a torque I/(1 + qb u).") { asymmetry, x, y, destination };
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var magnet = new ReducedLandauLifshitz { TorqueAsymmetry = parse.GetValue(asymmetry) };
                DiagramWindow window = Window(parse.GetValue(x), parse.GetValue(y));
                return Run(
                    parse,
                    destination,
                    () => PhaseFigures.LandauLifshitz(magnet.Diagram(window, cancellation), magnet),
                    new Dictionary<string, double>(StringComparer.Ordinal) { ["torqueAsymmetry"] = magnet.TorqueAsymmetry });
            },
            cancellation));
        return command;
    }

    private static DiagramWindow Window((double First, double Last, int Cells) x, (double First, double Last, int Cells) y) => new()
    {
        XLow = x.First,
        XHigh = x.Last,
        Columns = x.Cells,
        YLow = y.First,
        YHigh = y.Last,
        Rows = y.Cells,
    };

    private static int Run(ParseResult parse, Option<string> destination, Func<RegionFigure> compute, IReadOnlyDictionary<string, double> parameters)
    {
        string folder = parse.GetRequiredValue(destination);
        bool isNew = Destination.OpenFolder(folder);
        try
        {
            RegionFigure figure = compute();
            PhaseFolder.Write(folder, figure, parameters);
            TextWriter output = parse.InvocationConfiguration.Output;
            output.WriteLine($"regions {string.Join(' ', figure.Diagram.Names)}");
            foreach (RegionCorner corner in figure.Diagram.Corners)
                output.WriteLine($"corner {corner.X,12:F9} {corner.Y,12:F9}  {string.Join(' ', corner.Regions)}");
            output.WriteLine($"{folder}: phase.npz, phase.json, phase.svg");
            return ExitCode.Done;
        }
        catch when (isNew)
        {
            Destination.RemoveEmptyFolder(folder);
            throw;
        }
    }
}
