using System.Diagnostics;
using System.Text.Json;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Benchmarks;

/// <summary>
/// What a second thread gains on a point by the iteration, and what the machine lets it gain: one thread, two solves side by side that share nothing, and
/// one solve on two threads, in turns, so that all meet the same conditions.
/// </summary>
internal static class ThreadScaling
{
    private const double Enough = 10;       // seconds of one grain
    private const int FewestRounds = 6;

    private static readonly (int Minority, int Majority)[] Grains = [(4, 3), (4, 4), (5, 4), (5, 5), (6, 5), (6, 6), (7, 7), (8, 8)];

    /// <summary>Measures all grains; about three minutes.</summary>
    public static void Measure(Utf8JsonWriter json)
    {
        foreach ((int minority, int majority) in Grains)
            Measure(json, minority, majority);
    }

    /// <summary>Draws the gain of two threads and of two solves.</summary>
    /// <param name="measured">Objects that <see cref="Measure(Utf8JsonWriter)"/> wrote.</param>
    /// <param name="path">Where to.</param>
    public static void Draw(IEnumerable<JsonElement> measured, string path)
    {
        JsonElement[] points = [.. measured];
        using var writer = new StreamWriter(path);
        Svg.Write(
            new LineFigure
            {
                Title = "Gain of a second thread, iteration with aggregation",
                Subtitle = "gate \u22120.6, T = 0.02; S_0 = 1000; least times",
                XAxis = new FigureAxis("log_{10} states", null, [.. points.Select(static point => Math.Log10(point.GetProperty("states").GetInt32()))]),
                Quantity = "gain",
                Series =
                [
                    new LineSeries("two solves side by side", [.. points.Select(static point => 2 * Least(point, "one") / Least(point, "pair"))]),
                    new LineSeries("one solve on two threads", [.. points.Select(static point => Least(point, "one") / Least(point, "two"))]),
                ],
            },
            writer);
    }

    private static double Least(JsonElement point, string name) => point.GetProperty(name).GetProperty("least").GetDouble();

    private static void Measure(Utf8JsonWriter json, int minority, int majority)
    {
        MasterEquation equation = MasterEquation.Assemble(Yardsticks.Magnet(minority, majority, 1000)), other = equation.Fork();
        var (first, second, both) = (new AggregationSolver { Threads = 1 }, new AggregationSolver { Threads = 1 }, new AggregationSolver { Threads = 2 });
        var (one, pair, two) = (new List<double>(), new List<double>(), new List<double>());
        double roundTrip = RoundTrip();
        long began = Stopwatch.GetTimestamp();
        for (int round = 0; round < FewestRounds || Stopwatch.GetElapsedTime(began).TotalSeconds < Enough; round++)
        {
            one.Add(Seconds(() => Solve(equation, first)));
            pair.Add(Seconds(() => SideBySide(() => Solve(equation, first), () => Solve(other, second))));
            two.Add(Seconds(() => Solve(equation, both)));
        }
        json.WriteStartObject();
        json.WriteString("series", "threads");
        json.WriteString("grain", $"{minority} + {majority}");
        json.WriteNumber("states", equation.States.Count);
        json.WriteNumber("rounds", one.Count);
        json.WriteNumber("roundTripNanoseconds", Math.Round(roundTrip));
        (double alone, double atOnce, double shared) = (Write(json, "one", one), Write(json, "pair", pair), Write(json, "two", two));
        json.WriteEndObject();
        json.Flush();
        Console.WriteLine(
            $"threads {minority} + {majority}: {alone * 1e3:G4} ms on one, {shared * 1e3:G4} ms on two ({alone / shared:F2}; two solves at once {2 * alone / atOnce:F2}; {roundTrip:F0} ns from core to core and back)");
    }

    private static void Solve(MasterEquation equation, AggregationSolver solver) => equation.Solve(TransportRequest.CurrentsOnly, solver);

    private static void SideBySide(Action one, Action other)
    {
        var thread = new Thread(() => other());
        thread.Start();
        one();
        thread.Join();
    }

    // Nanoseconds in which a line of cache goes from one core to the other and back: whether they share a cache depends on where the host has put them.
    private static double RoundTrip()
    {
        const int trips = 200_000;
        int ball = 0;
        return 1e9 / trips * Seconds(() => SideBySide(() => Play(1), () => Play(0)));

        void Play(int side)
        {
            for (int next = 1 - side; next < 2 * trips; next += 2)
            {
                for (int wait = 0; Volatile.Read(ref ball) != next; wait++)
                {
                    if (wait > 100_000)         // the other has no core
                        Thread.Yield();
                }
                Volatile.Write(ref ball, next + 1);
            }
        }
    }

    private static double Seconds(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // The first rounds compile. Returns the least.
    private static double Write(Utf8JsonWriter json, string name, List<double> seconds)
    {
        double[] sorted = [.. seconds.Skip(2).Order()];
        json.WriteStartObject(name);
        json.WriteNumber("least", sorted[0]);
        json.WriteNumber("median", sorted[sorted.Length / 2]);
        json.WriteEndObject();
        return sorted[0];
    }
}
