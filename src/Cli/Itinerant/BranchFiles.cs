using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Itinerant;

/// <summary>Branches of stationary states as data and pictures.</summary>
internal static class BranchFiles
{
    /// <summary>The numbers: the axis, and of each branch cosine, growth rate and current.</summary>
    public static NumpyArchive Data(double[] axis, IReadOnlyList<Branch> branches)
    {
        var data = new NumpyArchive();
        data.Add("x", axis);
        foreach (Branch branch in branches)
        {
            data.Add($"{branch.Name}.cosine", branch.Cosine);
            data.Add($"{branch.Name}.rate", branch.Rate);
            data.Add($"{branch.Name}.current", branch.Current);
        }
        return data;
    }

    /// <summary>A picture of one of the branches' numbers, a curve for each stable and each unstable part.</summary>
    public static LineFigure Figure(FigureAxis axis, string title, string quantity, IReadOnlyList<Branch> branches, Func<Branch, double[]> values) => new()
    {
        Title = title,
        XAxis = axis,
        Quantity = quantity,
        Series =
        [
            .. Parts(branches, values, "stable", static rate => rate < 0.0),
            .. Parts(branches, values, "unstable", static rate => rate > 0.0),
            .. Parts(branches, values, "marginal", static rate => rate == 0.0),
        ],
    };

    private static IEnumerable<LineSeries> Parts(IReadOnlyList<Branch> branches, Func<Branch, double[]> values, string state, Func<double, bool> isState) => branches
        .Select(branch => new LineSeries($"{branch.Name}, {state}", [.. values(branch).Select((value, n) => isState(branch.Rate[n]) ? value : double.NaN)]))
        .Where(series => series.Values.Count(double.IsFinite) > 1);
}
