using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Input;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Itinerant;

/// <summary>A motion as data and picture.</summary>
internal static class MotionFiles
{
    /// <summary>Writes motion.npz (time, x, y, z and, where they move, potential and length) and motion.svg, with deviations.svg of the full dynamics.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Write(string folder, ItinerantReading reading, MagnetTrajectory trajectory)
    {
        double[] times = [.. trajectory.Times];
        double[][] m = [.. Enumerable.Range(0, 3).Select(axis => trajectory.Magnetisation.Select(state => state[axis]).ToArray())];
        var data = new NumpyArchive();
        data.Add("time", times);
        (string Name, double[] Values)[] components = [("x", m[0]), ("y", m[1]), ("z", m[2])];
        foreach ((string name, double[] values) in components)
            data.Add(name, values);
        if (trajectory.Potential is { } potential)
            data.Add("potential", [.. potential]);
        if (trajectory.Length is { } length)
            data.Add("length", [.. length]);
        AtomicFile.Write(Path.Combine(folder, "motion.npz"), stream => data.Write(stream));
        var figure = new LineFigure
        {
            Title = reading.Title ?? "Motion of the magnetisation",
            XAxis = new FigureAxis("t", reading.Units.IsPhysical ? $"ħ/{reading.Units.EnergyLabel}" : null, times),
            Quantity = "m",
            Series = Resolves(reading.Magnet!, times)
                ? [.. components.Select(one => new LineSeries($"m_{one.Name}", one.Values))]
                : [new LineSeries("m_z", m[2]), new LineSeries("|m_{⊥}|", [.. m[0].Zip(m[1], double.Hypot)])],
        };
        Draw("motion.svg", figure);
        if (trajectory.Length is not { } changed)
            return ["motion.npz", "motion.svg"];
        Draw("deviations.svg", figure with { Quantity = "δM, δV_d", Series = [new LineSeries("δM", [.. changed]), new LineSeries("δV_d", [.. trajectory.Potential!])] });
        return ["motion.npz", "motion.svg", "deviations.svg"];

        void Draw(string name, LineFigure drawn) => AtomicFile.WriteText(Path.Combine(folder, name), writer => Svg.Write(drawn, writer));
    }

    // Fewer than eight samples a turn would show a precession that is not there: the figure then has its envelope.
    private static bool Resolves(ItinerantMagnet magnet, double[] times) =>
        (times[1] - times[0]) * Math.Max(Math.Abs(magnet.Field), Math.Abs(magnet.Drive?.Frequency ?? 0.0)) <= Math.PI / 4.0;
}
