using System.CommandLine;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Maps;
using SpinTorque.Cli.Output;
using SpinTorque.Cli.Scattering;

namespace SpinTorque.Cli.Commands;

/// <summary><c>scattering density</c>: the law of the polar angle over the pulse, from its Fokker-Planck equation.</summary>
internal static class ScatteringDensityCommand
{
    private const int Angles = 361;

    private static readonly double[] Parts = [0.01, 0.16, 0.5, 0.84, 0.99];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var model = new ModelArguments();
        Option<int> points = ScatteringCommand.Points(10, 1000);
        Option<bool> json = ScatteringCommand.Json();
        Option<string> destination = ScatteringCommand.Folder("density.npz and density.svg");
        var command = new Command("density", "The law of the polar angle over the pulse: quantiles, switched fraction, picture.") { points, json, destination };
        model.AddTo(command);
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                ScatteringReading reading = ScatteringCommand.Read(model, parse);
                string? folder = ScatteringCommand.Opened(parse.GetValue(destination));
                int count = parse.GetValue(points);
                double[] times = [.. Enumerable.Range(0, count + 1).Select(i => (double)i / count)];
                var density = new PolarDensity(reading.System!.Motion, reading.System.Start, 1.0 / count);
                var rows = new List<double[]>();
                var field = new double[Angles - 1, times.Length];
                var meter = new ProgressMeter(count, unit: "times");
                BarProgress.On(parse.InvocationConfiguration.Error).Run(meter, () =>
                {
                    for (int at = 0; at <= count; at++)
                    {
                        if (at > 0)
                        {
                            density.Advance(cancellation);
                            meter.Count(1);
                        }

                        rows.Add([times[at], density.Average(u => u), density.SwitchedFraction, .. Parts.Select(density.Quantile)]);
                        Fill(field, at, density);
                    }
                });
                string[] names = ["time", "mean z", "switched", .. Parts.Select(part => $"theta {100 * part:F0} %")];
                ScatteringCommand.Print(
                    [.. names.Select((name, column) => (name, rows.Select(row => row[column]).ToArray()))], parse.GetValue(json), parse.InvocationConfiguration.Output);
                if (folder is not null)
                    Save(folder, reading.Title ?? "Law of the polar angle", times, field);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    // density per theta of each strip of the sphere
    private static void Fill(double[,] field, int column, PolarDensity density)
    {
        double step = Math.PI / (Angles - 1);
        double[] below = [.. Enumerable.Range(0, Angles).Select(i => density.Below(i * step))];
        for (int row = 0; row + 1 < Angles; row++)
            field[row, column] = (below[row + 1] - below[row]) / step;
    }

    private static void Save(string folder, string title, double[] times, double[,] field)
    {
        double[] theta = [.. Enumerable.Range(0, Angles - 1).Select(i => 180 * (i + 0.5) / (Angles - 1))];
        var data = new NumpyArchive();
        data.Add("time", times);
        data.Add("theta", theta);
        data.Add("density", field);
        ScatteringFolder.Save(folder, "density", data);
        ScatteringFolder.Save(folder, "density", writer => Svg.Write(
            new HeatMapFigure
            {
                Title = title,
                XAxis = new FigureAxis("*t*/*t*_n", null, times),
                YAxis = new FigureAxis("*θ*", "°", theta),
                Field = field,
                Quantity = "*p*(*θ*)",
                Unit = "1/rad",
                ClipPercent = 1,
            },
            writer));
    }
}
