namespace SpinTorque.Cli.Scattering;

/// <summary>Directions at successive times as the columns of a table.</summary>
internal static class DirectionColumns
{
    /// <summary>Means and deviations.</summary>
    public static IReadOnlyList<(string Name, double[] Values)> Of(IReadOnlyList<double> times, IReadOnlyList<DirectionMoments> moments) =>
    [
        ("time", [.. times.Take(moments.Count)]),
        .. Of("", [.. moments.Select(one => one.Mean)]),
        .. Of("deviation ", [.. moments.Select(one => one.StandardDeviation)]),
    ];

    /// <summary>Three components.</summary>
    public static IEnumerable<(string Name, double[] Values)> Of(string prefix, IReadOnlyList<SpinDirection> directions) =>
    [
        ($"{prefix}x", [.. directions.Select(n => n.X)]), ($"{prefix}y", [.. directions.Select(n => n.Y)]), ($"{prefix}z", [.. directions.Select(n => n.Z)]),
    ];
}
