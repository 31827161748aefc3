using System.Text.Json;
using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Output;

/// <summary>The motion of a magnet with spin torque as text, JSON, data and figure.</summary>
internal static class TrajectoryReport
{
    /// <summary>Prints fixed points with their precession, and where the motion ended.</summary>
    public static void WriteText(SpinTorqueMagnet magnet, SpinTorqueTrajectory trajectory, TextWriter output)
    {
        if (magnet.IsAxial)
        {
            FixedPointSet points = magnet.FixedPoints();
            output.WriteLine($"region {points.Label}");
            output.WriteLine($"{"m_z",18}  {"",-10}{"precession",16}");
            foreach (FixedPoint point in points.All)
                output.WriteLine($"{point.Position,18:F14}  {(point.IsStable ? "stable" : "unstable"),-10}{magnet.PrecessionFrequency(point.Position),16:G8}");
        }
        else
        {
            output.WriteLine("field or polarisation are not along z: m_z has no equation, and no fixed points, of its own");
        }
        (double X, double Y, double Z) m = trajectory.Directions[^1];
        output.WriteLine($"{trajectory.Steps} steps to t = {trajectory.Times[^1]:G6}: m = ({m.X:F8}, {m.Y:F8}, {m.Z:F8})");
    }

    /// <summary>Prints one JSON object.</summary>
    public static void WriteJson(SpinTorqueMagnet magnet, SpinTorqueTrajectory trajectory, TextWriter output) => JsonNumbers.Print(output, json =>
    {
        json.WriteStartObject();
        WriteMagnet(json, magnet);
        if (magnet.IsAxial)
            WriteFixedPoints(json, magnet);
        json.WriteNumber("steps", trajectory.Steps);
        json.WriteNumbers("time", trajectory.Times);
        json.WriteNumbers("mx", trajectory.Directions.Select(m => m.X));
        json.WriteNumbers("my", trajectory.Directions.Select(m => m.Y));
        json.WriteNumbers("mz", trajectory.Directions.Select(m => m.Z));
        json.WriteEndObject();
    });

    /// <summary>Writes llg.npz, llg.svg and, last, llg.json.</summary>
    public static void WriteFolder(string folder, SpinTorqueMagnet magnet, SpinTorqueTrajectory trajectory)
    {
        double[] times = [.. trajectory.Times], x = [.. trajectory.Directions.Select(m => m.X)], y = [.. trajectory.Directions.Select(m => m.Y)], z = [.. trajectory.Directions.Select(m => m.Z)];
        AtomicFile.Write(Path.Combine(folder, "llg.npz"), stream =>
        {
            var archive = new NumpyArchive();
            archive.Add("time", times);
            archive.Add("mx", x);
            archive.Add("my", y);
            archive.Add("mz", z);
            archive.Write(stream);
        });
        double[] across = [.. x.Zip(y, double.Hypot)];
        var figure = new LineFigure
        {
            Title = "Motion of a magnet with spin torque (LLG)",
            Subtitle = $"*h* = ({magnet.Field.X:G4}, {magnet.Field.Y:G4}, {magnet.Field.Z:G4}), κ = {magnet.Anisotropy:G4}, *a* = {magnet.Damping:G4}, *Ig*_0 = {magnet.Torque:G4}, *q*_b = {magnet.TorqueAsymmetry:G4}",
            XAxis = new FigureAxis("time *t*", null, times),
            Quantity = "direction *m*",
            Series = Resolves(magnet, times)
                ? [new LineSeries("*m*_x", x), new LineSeries("*m*_y", y), new LineSeries("*m*_z", z)]
                : [new LineSeries("*m*_z", z), new LineSeries("|*m*_⊥|", across)],
        };
        AtomicFile.WriteText(Path.Combine(folder, "llg.svg"), writer => Svg.Write(figure, writer));
        AtomicFile.WriteText(Path.Combine(folder, "llg.json"), writer => WriteJson(magnet, trajectory, writer));
    }

    // With fewer than eight samples a turn a precession would be drawn that is not there, with more than thirty turns a black band.
    private static bool Resolves(SpinTorqueMagnet magnet, double[] times)
    {
        (double x, double y, double z) = magnet.Field;
        double frequency = Math.Sqrt(x * x + y * y + z * z) + 2 * Math.Abs(magnet.Anisotropy);
        return (times[1] - times[0]) * frequency <= Math.PI / 4 && times[^1] * frequency <= 60 * Math.PI;
    }

    private static void WriteMagnet(Utf8JsonWriter json, SpinTorqueMagnet magnet)
    {
        json.WriteStartObject("magnet");
        json.WriteNumbers("field", [magnet.Field.X, magnet.Field.Y, magnet.Field.Z]);
        json.WriteFinite("anisotropy", magnet.Anisotropy);
        json.WriteFinite("damping", magnet.Damping);
        json.WriteFinite("torque", magnet.Torque);
        json.WriteFinite("asymmetry", magnet.TorqueAsymmetry);
        json.WriteNumbers("polarisation", [magnet.Polarisation.X, magnet.Polarisation.Y, magnet.Polarisation.Z]);
        json.WriteEndObject();
    }

    private static void WriteFixedPoints(Utf8JsonWriter json, SpinTorqueMagnet magnet)
    {
        FixedPointSet points = magnet.FixedPoints();
        json.WriteString("label", points.Label);
        json.WriteStartArray("fixedPoints");
        foreach (FixedPoint point in points.All)
        {
            json.WriteStartObject();
            json.WriteFinite("mz", point.Position);
            json.WriteBoolean("stable", point.IsStable);
            json.WriteFinite("precession", magnet.PrecessionFrequency(point.Position));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
