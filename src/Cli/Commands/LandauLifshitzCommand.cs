using System.CommandLine;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Commands;

/// <summary><c>llg</c>: the motion of a magnet with spin torque by the Landau-Lifshitz-Gilbert equation.</summary>
internal sealed class LandauLifshitzCommand
{
    private readonly Option<(double X, double Y, double Z)> _field = RangeOption.Vector("--field", "Field h, energy unit.", (0, 0, 0), isDirection: false);
    private readonly Option<double> _anisotropy = RangeOption.Number("--anisotropy", "Anisotropy kappa about z, energy unit.", 1, static _ => true, "a number");
    private readonly Option<double> _damping = RangeOption.Number("--damping", "Gilbert damping a.", 0.1, static value => value >= 0, "a damping that is not negative");
    private readonly Option<double> _torque = RangeOption.Number("--torque", "I g0, the torque at m perpendicular to p, energy unit.", 0, static _ => true, "a number");
    private readonly Option<double> _asymmetry = RangeOption.Number("--asymmetry", "qb, the torque's dependence on angle.", 0, static value => Math.Abs(value) < 1, "a number between -1 and 1, both excluded");
    private readonly Option<(double X, double Y, double Z)> _polarisation = RangeOption.Vector("--polarisation", "Direction p of the current's polarisation.", (0, 0, 1), isDirection: true);
    private readonly Option<(double X, double Y, double Z)> _start = RangeOption.Vector("--start", "Direction of m at time 0.", (0.1, 0, 1), isDirection: true);
    private readonly Option<double> _time = RangeOption.Number("--time", "How long, in hbar over the energy unit.", 100, static value => value > 0, "a time above zero");
    private readonly Option<int> _samples = ModelArguments.WholeNumber("--samples", "Times to keep.", 2, 1001);
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object and nothing else on standard output." };
    private readonly Option<string> _out = Destination.Create("A folder for llg.npz, llg.json and llg.svg; made where it does not exist.", required: false);

    private LandauLifshitzCommand()
    {
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var llg = new LandauLifshitzCommand();
        var command = new Command("llg", "Motion m(t), fixed points and precession of a magnet with spin torque: the Landau-Lifshitz-Gilbert equation.")
        {
            llg._field, llg._anisotropy, llg._damping, llg._torque, llg._asymmetry, llg._polarisation, llg._start, llg._time, llg._samples, llg._json, llg._out,
        };
        command.SetAction((parse, cancellation) => Task.Run(() => llg.Run(parse, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var magnet = new SpinTorqueMagnet
        {
            Field = parse.GetValue(_field),
            Anisotropy = parse.GetValue(_anisotropy),
            Damping = parse.GetValue(_damping),
            Torque = parse.GetValue(_torque),
            TorqueAsymmetry = parse.GetValue(_asymmetry),
            Polarisation = parse.GetValue(_polarisation),
        };
        string? folder = parse.GetValue(_out);
        bool isNew = folder is not null && Destination.OpenFolder(folder);
        try
        {
            int last = parse.GetValue(_samples) - 1;
            double[] times = [.. Enumerable.Range(0, last + 1).Select(k => parse.GetValue(_time) * k / last)];
            SpinTorqueTrajectory trajectory = SpinTorqueTrajectory.Of(magnet, parse.GetValue(_start), times, cancellation: cancellation);
            if (trajectory.Status != IntegrationStatus.Finished)
                throw new CommandFailure(ExitCode.Failed, $"spintorque: the integration ended early at {trajectory.Times[^1]:G6}: {trajectory.Status}");
            if (folder is not null)
                TrajectoryReport.WriteFolder(folder, magnet, trajectory);
            if (parse.GetValue(_json))
                TrajectoryReport.WriteJson(magnet, trajectory, parse.InvocationConfiguration.Output);
            else
                TrajectoryReport.WriteText(magnet, trajectory, parse.InvocationConfiguration.Output);
            return ExitCode.Done;
        }
        catch when (isNew)
        {
            Destination.RemoveEmptyFolder(folder!);
            throw;
        }
    }
}
