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
        Series = [.. Parts(branches, values, stable: true), .. Parts(branches, values, stable: false)],
    };

    private static IEnumerable<LineSeries> Parts(IReadOnlyList<Branch> branches, Func<Branch, double[]> values, bool stable) => branches
        .Select(branch => new LineSeries($"{branch.Name}, {(stable ? "stable" : "unstable")}", branch.Where(stable, values(branch))))
        .Where(series => series.Values.Any(double.IsFinite));
}
