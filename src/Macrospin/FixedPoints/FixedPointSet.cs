namespace SpinTorque;

/// <summary>All fixed points of an axial equation of motion at one point of parameter space.</summary>
public sealed class FixedPointSet
{
    internal FixedPointSet(IReadOnlyList<FixedPoint> all) => All = all;

    /// <summary>All of them, ascending; the poles are always among them.</summary>
    public IReadOnlyList<FixedPoint> All { get; }

    /// <summary>Positions of the stable ones, ascending.</summary>
    public IEnumerable<double> Stable => All.Where(point => point.IsStable).Select(point => point.Position);

    /// <summary>Positions of the unstable ones, ascending.</summary>
    public IEnumerable<double> Unstable => All.Where(point => !point.IsStable).Select(point => point.Position);

    /// <summary>The name of the region by its stable points: (-1), (+1), (SP) for one of steady precession, and combinations such as (-1,SP,+1).</summary>
    public string Label => $"({string.Join(',', Stable.Select(Name))})";

    private static string Name(double position) => position switch
    {
        -1 => "-1",
        1 => "+1",
        _ => "SP",
    };
}
