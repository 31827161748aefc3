using System.Diagnostics;
using System.Text.Json;

namespace SpinTorque.Benchmarks;

/// <summary>
/// <c>scaling [--out FOLDER] [--figures FOLDER]</c>: seconds against S0, configurations and threads as scaling.json, the least of a few runs each;
/// and the figures of such a file.
/// </summary>
internal static class ScalingCommand
{
    private const double Enough = 0.5;      // seconds of one series' point
    private const double MostMultiplyAdds = 5e8;

    private static readonly (string Grain, int Minority, int Majority, int Spin)[] Spins =
    [
        .. new[] { 125, 250, 500, 1000, 2000, 4000 }.Select(spin => ("1 + 0", 1, 0, spin)),
        .. new[] { 125, 250, 500, 1000, 2000 }.Select(spin => ("3 + 2", 3, 2, spin)),
        .. new[] { 125, 250, 500, 1000, 2000 }.Select(spin => ("4 + 4", 4, 4, spin)),
    ];

    private static readonly (int Minority, int Majority)[] Levels = [(1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (4, 3), (4, 4), (5, 4), (5, 5), (6, 5), (6, 6)];

    /// <summary>Measures unless only figures are asked for; about four minutes.</summary>
    public static int Run(string[] args)
    {
        (string? results, string? figures) = (Option(args, "--out"), Option(args, "--figures"));
        string file = Path.Combine(results ?? "benchmarks/results", "scaling.json");
        if (results is not null || figures is null)
            Measure(file);
        if (figures is not null)
            ScalingFigures.Write(file, figures);
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static void Measure(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach ((_, int minority, int majority, int spin) in Spins)
            Write(json, "spin", minority, majority, spin, everything: false);
        foreach ((int minority, int majority) in Levels)
            Write(json, "levels", minority, majority, 200, everything: true);
        ThreadScaling.Measure(json);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string series, int minority, int majority, int spin, bool everything)
    {
        MasterEquation equation = MasterEquation.Assemble(Yardsticks.Magnet(minority, majority, spin));
        Generator generator = equation.Generator();
        foreach (IStationarySolver solver in (IStationarySolver[])[new EliminationSolver { Threads = 1 }, new AggregationSolver { Threads = 1 }])
        {
            double multiplyAdds = generator.StateCount * Math.Pow(generator.HalfBandwidth, 2);
            if (solver is EliminationSolver && multiplyAdds >= MostMultiplyAdds)
                continue;
            Measure(json, series, $"{minority} + {majority}", spin, equation, solver, TransportRequest.CurrentsOnly);
            if (everything)
                Measure(json, series, $"{minority} + {majority}", spin, equation, solver, TransportRequest.All);
        }
    }

    private static void Measure(
        Utf8JsonWriter json, string series, string grain, int spin, MasterEquation equation, IStationarySolver solver, TransportRequest request)
    {
        TransportResult result = equation.Solve(request, solver);
        double wall = double.PositiveInfinity, processor = wall, spent = 0;
        for (int run = 0; run < 2 || spent < Enough; run++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            result = equation.Solve(request, solver);
            double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            (wall, spent) = (Math.Min(wall, seconds), spent + seconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }
        json.WriteStartObject();
        json.WriteString("series", series);
        json.WriteString("grain", grain);
        json.WriteNumber("spin", spin);
        json.WriteString("solver", solver.Name);
        json.WriteBoolean("everything", request == TransportRequest.All);
        json.WriteNumber("states", equation.States.Count);
        json.WriteNumber("transitions", equation.Generator().TransitionCount);
        json.WriteString("status", result.State.Status.ToString());
        json.WriteNumber("iterations", result.State.Iterations);
        json.WriteBoolean("extended", result.State.ExtendedExponents);
        json.WriteNumber("seconds", wall);
        json.WriteNumber("processorSeconds", processor);
        json.WriteEndObject();
        json.Flush();
        Console.WriteLine($"{series} {grain} S0 = {spin} {solver.Name}: {wall * 1e3:G4} ms");
    }
}
