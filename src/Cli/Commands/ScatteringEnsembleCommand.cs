using System.CommandLine;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Commands;

/// <summary><c>scattering ensemble</c>: means and deviations over many paths, beside the exact ones.</summary>
internal static class ScatteringEnsembleCommand
{
    // of all paths together: about ten hours on two cores
    private const double MostSteps = 1e12;

    private static readonly string[] Schemes = ["split", "euler-maruyama", "heun"];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<int> paths = ModelArguments.WholeNumber("--paths", "Paths to draw; 0 for the exact moments without drawing any.", 0, 100_000);
        Option<int> points = ScatteringCommand.Points(10, 100_000);
        Option<int> seed = ModelArguments.WholeNumber("--seed", "Seed of the noise.", 0, 1);
        Option<int> threads = ModelArguments.WholeNumber("--threads", "Threads; all cores unless given. The result does not depend on it.", 1, Environment.ProcessorCount);
        var scheme = new Option<string>("--scheme") { Description = "split, euler-maruyama or heun.", HelpName = "NAME", DefaultValueFactory = _ => Schemes[0] };
        scheme.AcceptOnlyFromAmong(Schemes);
        Option<bool> json = ScatteringCommand.Json();
        Option<string> destination = ScatteringCommand.Folder("ensemble.npz, ensemble-mean.svg and ensemble-deviation.svg");
        var command = new Command("ensemble", "Means and deviations of the magnet's direction over many paths.") { paths, points, seed, scheme, threads, json, destination };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ScatteringReading reading = ScatteringCommand.Read(model, parse);
                ScatteringSystem system = reading.System!;
                string? folder = ScatteringCommand.Opened(parse.GetValue(destination));
                int count = parse.GetValue(points), drawn = parse.GetValue(paths);
                var kind = (SphereScheme)Array.IndexOf(Schemes, parse.GetValue(scheme));
                IReadOnlyList<(string Name, double[] Values)> columns = drawn == 0
                    ? Exact(system, count, cancellation)
                    : Drawn(Request(system, drawn, count, parse.GetValue(seed), kind), parse, parse.GetValue(threads), cancellation);
                ScatteringCommand.Print(columns, parse.GetValue(json), parse.InvocationConfiguration.Output);
                if (folder is not null)
                    Save(folder, reading.Title ?? "Ensemble", columns);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static void Save(string folder, string title, IReadOnlyList<(string Name, double[] Values)> columns) => ScatteringFolder.Write(
        folder, "ensemble", title, columns, new LineGroup("-mean", "⟨*n*⟩", "", ""), new LineGroup("-deviation", "Δ*n*", "deviation ", "Δ"));

    private static EnsembleRequest Request(ScatteringSystem system, int paths, int points, int seed, SphereScheme scheme) => new()
    {
        Motion = system.Motion,
        Start = system.Start,
        Duration = 1,
        Paths = paths,
        Samples = points,
        StepsPerSample = EnsembleRequest.AdvisedSteps(system.Motion, 1.0 / points, scheme),
        Scheme = scheme,
        Seed = (ulong)seed,
    };

    private static IReadOnlyList<(string Name, double[] Values)> Exact(ScatteringSystem system, int points, CancellationToken cancellation)
    {
        double[] times = [.. Enumerable.Range(0, points + 1).Select(i => (double)i / points)];
        IReadOnlyList<DirectionMoments> moments = new MomentHierarchy(system.Motion).Moments(system.Start, times, cancellation);
        return moments.Count == times.Length
            ? DirectionColumns.Of(times, moments)
            : throw new CommandFailure(ExitCode.Failed, $"spintorque: the law is too sharp for the hierarchy of harmonics after {times[moments.Count]:G3} t_n; draw paths instead");
    }

    private static IReadOnlyList<(string Name, double[] Values)> Drawn(EnsembleRequest request, ParseResult parse, int threads, CancellationToken cancellation)
    {
        double each = (double)request.Samples * request.StepsPerSample;
        if (request.Paths * each > MostSteps)
        {
            throw new CommandFailure(
                ExitCode.BadInput, $"{request.Paths} paths of {each:G} steps are more than {MostSteps:0E+0} steps; draw fewer --paths, ask for fewer --points or take the scheme split");
        }

        IReadOnlyList<EnsembleSample> samples = [];
        var meter = new ProgressMeter(request.Paths, unit: "paths");
        BarProgress.On(parse.InvocationConfiguration.Error).Run(meter, () => samples = SpinEnsemble.Run(request, threads, meter.Count, cancellation));
        return
        [
            .. DirectionColumns.Of([.. samples.Select(sample => sample.Time)], [.. samples.Select(sample => sample.Moments)]),
            .. DirectionColumns.Of("error ", [.. samples.Select(sample => sample.StandardError)]),
            ("switched", [.. samples.Select(sample => sample.SwitchedFraction)]),
        ];
    }
}
