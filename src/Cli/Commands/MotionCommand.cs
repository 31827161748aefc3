using System.CommandLine;
using System.Globalization;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Itinerant;

namespace SpinTorque.Cli.Commands;

/// <summary><c>motion</c>: the magnetisation of an itinerant magnet in time.</summary>
internal sealed class MotionCommand
{
    private static readonly string[] Closures = ["adiabatic", "frozen", "equilibrium", "full", "reduced"];

    private readonly ModelArguments _model = new();
    private readonly Option<string> _out = Destination.Create("The folder to write; made where it does not exist.", required: true);
    private readonly Option<double> _from = Number("--from", "Angle at the start, degrees.", 5.0, static value => value is >= 0.0 and <= 180.0, "from 0 to 180");
    private readonly Option<double> _time = Number("--time", "How long, in hbar over the energy unit.", 1000.0, static value => value > 0.0, "above zero");
    private readonly Option<double> _step = Number("--step", "Step of the noisy motion; a fiftieth of a radian of the field unless given.", 0.0, static value => value >= 0.0, "not negative");
    private readonly Option<int> _samples = ModelArguments.WholeNumber("--samples", "States to keep.", 2, 501);
    private readonly Option<double> _length = Number("--length", "Deviation dM of the exchange field at the start, for full and reduced.", 0.0, static _ => true, "of any sign");
    private readonly Option<double> _potential = Number("--potential", "Deviation dV_d of the potential at the start, for full and reduced.", 0.0, static _ => true, "of any sign");
    private readonly Option<bool> _remember = new("--remember") { Description = "The electrons' memory belongs to these deviations; without, they are a sudden kick." };
    private readonly Option<bool> _stop = new("--stop") { Description = "End where a pole is reached." };

    private readonly Option<string> _closure = new("--closure")
    {
        Description = "What the electrons do meanwhile: adiabatic, frozen, equilibrium, full or reduced.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => Closures[0],
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "With noise of the Keldysh kernels, from this seed.",
        HelpName = "N",
        CustomParser = static result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int seed))
                return seed;
            result.AddError($"--seed takes a whole number, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private MotionCommand() => _closure.AcceptOnlyFromAmong(Closures);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var motion = new MotionCommand();
        var command = new Command("motion", "Motion of an itinerant magnet in time, with or without noise; writes motion.npz and a figure.")
        {
            motion._from, motion._time, motion._closure, motion._length, motion._potential, motion._remember, motion._samples, motion._stop, motion._seed, motion._step, motion._out,
        };
        motion._model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(() => motion.Run(parse, cancellation), cancellation));
        return command;
    }

    private static Option<double> Number(string name, string description, double fallback, Func<double, bool> isAllowed, string range) => new(name)
    {
        Description = description,
        HelpName = "X",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && isAllowed(value))
                return value;
            result.AddError($"{name} takes a number {range}, not '{text}'.");
            return fallback;
        },
    };

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        ItinerantReading reading = ItinerantCommand.Read(_model, parse);
        string folder = parse.GetRequiredValue(_out);
        MagnetMotion motion = Motion(parse, reading);
        Destination.OpenFolder(folder);
        MagnetTrajectory trajectory = parse.GetValue(_seed) is { } seed
            ? NoisyMotion.Follow(motion, seed, parse.GetValue(_step), cancellation)
            : TrajectoryIntegration.Follow(motion, settings: null, cancellation);
        TextWriter output = parse.InvocationConfiguration.Output;
        foreach (EventOccurrence one in trajectory.Events)
            output.WriteLine($"{one.Event.Name} at {one.Time:G8}");
        IReadOnlyList<double> end = trajectory.Magnetisation[^1];
        foreach (string warning in MotionWarnings.Of(motion, trajectory))
            output.WriteLine($"warning: {warning}");
        output.WriteLine($"{trajectory.Steps} steps to {trajectory.Times[^1]:G6}: cos(theta) = {end[2]:G8}, |m| kept to {trajectory.LengthDefect:G2} a step");
        output.WriteLine($"{folder}: {string.Join(", ", MotionFiles.Write(folder, reading, trajectory))}");
        return trajectory.Status is IntegrationStatus.Finished or IntegrationStatus.Stopped
            ? ExitCode.Done
            : throw new CommandFailure(ExitCode.Failed, $"spintorque: the integration ended early: {trajectory.Status}");
    }

    private MagnetMotion Motion(ParseResult parse, ItinerantReading reading)
    {
        string name = parse.GetRequiredValue(_closure);
        var closure = (MagnetClosure)Array.IndexOf(Closures, name);
        bool isFull = closure is MagnetClosure.Full or MagnetClosure.Reduced, deviates = parse.GetValue(_length) != 0.0 || parse.GetValue(_potential) != 0.0;
        string refusal = parse.GetValue(_seed) is not null && closure != MagnetClosure.Adiabatic ? "--seed is for the adiabatic closure; leave --closure out"
            : parse.GetValue(_seed) is not null && parse.GetValue(_stop) ? "--stop finds the pole of a smooth motion; leave it or --seed out"
            : parse.GetValue(_seed) is null && parse.GetValue(_step) != 0.0 ? "--step is for the noisy motion; give --seed as well"
            : (deviates || parse.GetValue(_remember)) && !isFull ? "--length, --potential and --remember are for --closure full or reduced"
            : MissingFor(closure, name, reading.Magnet!);
        if (refusal.Length > 0)
            throw new CommandFailure(ExitCode.BadInput, refusal);
        return new MagnetMotion
        {
            Magnet = reading.Magnet!,
            Closure = closure,
            Start = PolarAngle.FromRadians(Math.Min(Math.PI, parse.GetValue(_from) * (Math.PI / 180.0))),
            Length = parse.GetValue(_length),
            Potential = isFull ? parse.GetValue(_potential) : null,
            RemembersStart = parse.GetValue(_remember),
            Duration = parse.GetValue(_time),
            Samples = parse.GetValue(_samples),
            StopsAtPole = parse.GetValue(_stop),
        };
    }

    private static string MissingFor(MagnetClosure closure, string name, ItinerantMagnet magnet) => closure switch
    {
        MagnetClosure.Adiabatic => "",
        _ when magnet.Capacitance is not > 0.0 => $"--closure {name} moves the potential; give itinerant.capacitance, above zero",
        MagnetClosure.Frozen or MagnetClosure.EnforcedEquilibrium =>
            magnet.Contacts.Density.HasSlopes ? $"--closure {name} has no slopes of the densities in it, and so no heat; leave itinerant.density.slopes out, or take adiabatic" : "",
        _ when magnet.Exchange is null => $"--closure {name} moves the length; give itinerant.exchange, above zero",
        _ when magnet.Contacts.Density is not { Up: > 0.0, Down: > 0.0 } => $"--closure {name} needs itinerant.density.up and itinerant.density.down above zero",
        _ when magnet.Drive is { Amplitude: > 0.0 } => $"--closure {name} has no microwaves in it; leave itinerant.drive out, or take adiabatic",
        _ => "",
    };
}
