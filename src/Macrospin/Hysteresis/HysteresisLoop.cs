namespace SpinTorque;

/// <summary>A parameter swept from one end to the other and back.</summary>
/// <param name="Name">Where it starts: the end of the axis and the state there.</param>
/// <param name="Points">There and back; the turning point is in it twice.</param>
public sealed record HysteresisLoop(string Name, IReadOnlyList<SweepPoint> Points)
{
    /// <summary>The loops from every stable state at the first value, and from those at the last one that none of these has passed.</summary>
    /// <param name="equation">The equation of motion at a value, whose stable states are the starts.</param>
    /// <param name="values">The values from one end to the other.</param>
    /// <param name="sweep">Sweeps over values from a start.</param>
    public static IReadOnlyList<HysteresisLoop> All(
        Func<double, NanomagnetEquation> equation, IReadOnlyList<double> values, Func<IReadOnlyList<double>, double, IReadOnlyList<SweepPoint>> sweep)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(sweep);
        double[] there = [.. values, .. values.Reverse()], back = [.. values.Reverse(), .. values];
        var loops = new List<HysteresisLoop>();
        foreach (double start in equation(values[0]).FixedPoints().Stable)
            loops.Add(new HysteresisLoop($"from u = {start:G4} at {values[0]:G4}", sweep(there, start)));
        foreach (double start in equation(values[^1]).FixedPoints().Stable)
        {
            if (!loops.Any(loop => Math.Abs(loop.Points[values.Count - 1].Magnetisation - start) < 1e-6))
                loops.Add(new HysteresisLoop($"from u = {start:G4} at {values[^1]:G4}", sweep(back, start)));
        }
        return loops;
    }
}
