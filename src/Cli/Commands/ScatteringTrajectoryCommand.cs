using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Commands;

/// <summary><c>scattering trajectory</c>: one path over the pulse, with noise by a seed or without.</summary>
internal static class ScatteringTrajectoryCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<int> points = ScatteringCommand.Points(20, 1_000_000);
        Option<int> seed = ModelArguments.WholeNumber("--seed", "Seed of the noise; 0 for none.", 0, 0);
        Option<bool> json = ScatteringCommand.Json();
        Option<string> destination = ScatteringCommand.Folder("trajectory.npz and trajectory.svg");
        var command = new Command("trajectory", "One path of the magnet over the pulse.") { points, seed, json, destination };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ScatteringReading reading = ScatteringCommand.Read(model, parse);
                ScatteringSystem system = reading.System!;
                string? folder = ScatteringCommand.Opened(parse.GetValue(destination));
                int count = parse.GetValue(points), chosen = parse.GetValue(seed);
                double[] times = [.. Enumerable.Range(0, count + 1).Select(i => (double)i / count)];
                SpinDirection[] path = chosen == 0 ? Flow(system, times) : Noisy(system, count, chosen, cancellation);
                (string, double[])[] columns = [("time", times), .. DirectionColumns.Of("", path)];
                ScatteringCommand.Print(columns, parse.GetValue(json), parse.InvocationConfiguration.Output);
                if (folder is not null)
                    ScatteringFolder.Write(folder, "trajectory", reading.Title ?? "Trajectory", columns, new LineGroup("", "*n*", "", ""));
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static SpinDirection[] Flow(ScatteringSystem system, double[] times)
    {
        var flow = new SwitchingFlow(system.Motion.Torque);
        SpinDirection start = system.Start.Centre;
        return [.. times.Select(time => flow.Advance(start.Polar, start.Azimuth, time)).Select(angles => SpinDirection.At(angles.Polar, angles.Azimuth))];
    }

    private static SpinDirection[] Noisy(ScatteringSystem system, int points, int seed, CancellationToken cancellation)
    {
        int steps = EnsembleRequest.AdvisedSteps(system.Motion, 1.0 / points, SphereScheme.Split);
        EnsembleRequest request = new()
        {
            Motion = system.Motion,
            Start = system.Start,
            Duration = 1,
            Paths = 1,
            Samples = points,
            StepsPerSample = steps,
            Seed = (ulong)seed,
        };
        return [.. SpinEnsemble.Path(request, cancellation).Where((_, at) => at % steps == 0)];
    }
}
