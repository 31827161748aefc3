namespace SpinTorque;

/// <summary>
/// Follows the stable states of the equation of motion while a parameter is swept infinitely slowly: a state is kept as long as it is
/// stable; where it ends, the magnetisation runs on to the next stable state in the direction of the drift.
/// </summary>
public static class BranchSweep
{
    private const double SameState = 1e-9;

    /// <summary>The states along a sweep.</summary>
    /// <param name="at">The equation at a value of the parameter.</param>
    /// <param name="values">The values in the order in which they are passed.</param>
    /// <param name="start">u at the start, from -1 to 1.</param>
    public static IReadOnlyList<SweepPoint> Follow(Func<double, NanomagnetEquation> at, IEnumerable<double> values, double start)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(values);
        var points = new List<SweepPoint>();
        double u = start;
        foreach (double value in values)
        {
            NanomagnetEquation magnet = at(value);
            FixedPoint state = Settle(magnet, u);
            u = state.Position;
            points.Add(new SweepPoint(value, u, LimitCurrent.At(magnet, state)));
        }
        return points;
    }

    /// <summary>The stable state that the magnetisation settles in from u; from an unstable one, after a small disturbance. Without any torque it stays.</summary>
    public static FixedPoint Settle(NanomagnetEquation magnet, double u)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        IReadOnlyList<FixedPoint> stable = [.. magnet.FixedPoints().All.Where(point => point.IsStable)];
        foreach (FixedPoint point in stable)
        {
            if (Math.Abs(point.Position - u) < SameState)
                return point;
        }
        if (magnet.Balance.Value(u - SameState) == 0 && magnet.Balance.Value(u + SameState) == 0)
            return new FixedPoint(u, IsStable: false, IsJump: false);
        bool rises = u <= -1 || (u < 1 && magnet.Drift(u) >= 0);
        FixedPoint[] ahead = [.. stable.Where(point => rises ? point.Position > u : point.Position < u)];
        return ahead.Length == 0 ? new FixedPoint(u, IsStable: false, IsJump: false) : rises ? ahead[0] : ahead[^1];
    }
}
