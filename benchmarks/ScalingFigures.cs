using System.Text.Json;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Benchmarks;

/// <summary>Draws what <see cref="ScalingCommand"/> measured, both axes as decimal logarithms.</summary>
internal static class ScalingFigures
{
    /// <summary>Reads a file of measurements and writes performance-spin.svg, performance-states.svg and performance-threads.svg.</summary>
    public static void Write(string file, string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement[] measured = [.. document.RootElement.EnumerateArray()];
        Point[] points = [.. measured.Where(static one => !IsOfThreads(one)).Select(Read)];
        Directory.CreateDirectory(folder);
        Point[] spins = [.. points.Where(point => point.Series == "spin")];
        Write(
            Path.Combine(folder, "performance-spin.svg"), "Time of one point against S_0", "one thread", "log_{10} S_0", spins, static point => point.Spin,
            static point => $"{point.Grain}, {point.Solver}");
        Point[] levels = [.. points.Where(point => point.Series == "levels")];
        Write(
            Path.Combine(folder, "performance-states.svg"), "Time of one point against the number of states", "S_0 = 200, one thread", "log_{10} states", levels,
            static point => point.States, static point => $"{point.Solver}{(point.Everything ? ", dI/d\u03bc and noise" : "")}");
        ThreadScaling.Draw(measured.Where(IsOfThreads), Path.Combine(folder, "performance-threads.svg"));
    }

    private static void Write(string path, string title, string held, string axis, Point[] points, Func<Point, double> along, Func<Point, string> label)
    {
        double[] places = [.. points.Select(along).Distinct().Order()];
        using var writer = new StreamWriter(path);
        Svg.Write(
            new LineFigure
            {
                Title = title,
                Subtitle = $"gate \u22120.6, T = 0.02; {held}",
                XAxis = new FigureAxis(axis, null, [.. places.Select(Math.Log10)]),
                Quantity = "log_{10} time",
                Unit = "s",
                Series = [.. points.GroupBy(label, StringComparer.Ordinal).Where(curve => curve.Skip(1).Any()).Select(curve => new LineSeries(curve.Key, Values(curve, places, along)))],
            },
            writer);
    }

    private static double[] Values(IEnumerable<Point> curve, double[] places, Func<Point, double> along)
    {
        var values = new double[places.Length];
        Array.Fill(values, double.NaN);
        foreach (Point point in curve)
            values[Array.IndexOf(places, along(point))] = Math.Log10(point.Seconds);
        return values;
    }

    private static bool IsOfThreads(JsonElement of) => of.GetProperty("series").GetString() == "threads";

    private static Point Read(JsonElement of) => new(
        of.GetProperty("series").GetString()!, of.GetProperty("grain").GetString()!, of.GetProperty("solver").GetString()!,
        of.GetProperty("everything").GetBoolean(), of.GetProperty("spin").GetInt32(), of.GetProperty("states").GetInt32(), of.GetProperty("seconds").GetDouble());

    private sealed record Point(string Series, string Grain, string Solver, bool Everything, int Spin, int States, double Seconds);
}
