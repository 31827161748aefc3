using System.Globalization;
using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Itinerant;

/// <summary>Branches of stationary states as data and pictures.</summary>
internal static class BranchFiles
{
    /// <summary>The numbers: the axis, and of each branch cosine, growth rate, current and the places of its changes.</summary>
    public static NumpyArchive Data(double[] axis, IReadOnlyList<Branch> branches)
    {
        var data = new NumpyArchive();
        data.Add("x", axis);
        foreach (Branch branch in branches)
        {
            data.Add($"{branch.Name}.cosine", branch.Cosine);
            data.Add($"{branch.Name}.rate", branch.Rate);
            data.Add($"{branch.Name}.current", branch.Current);
            data.Add($"{branch.Name}.changes", [.. branch.Changes.Select(change => change.At)]);
        }
        return data;
    }

    /// <summary>A picture of one of the branches' numbers: a colour for each branch, dashed where it is unstable.</summary>
    public static LineFigure Figure(FigureAxis axis, string title, string quantity, IReadOnlyList<Branch> branches, Func<Branch, double[]> values) => new()
    {
        Title = title,
        XAxis = axis,
        Quantity = quantity,
        Series = [.. branches.SelectMany((branch, place) => Parts(branch, place, values(branch)))],
    };

    /// <summary>A branch in words: its stability from place to place.</summary>
    public static string Describe(Branch branch, double last)
    {
        IEnumerable<double> ends = [.. branch.Changes.Skip(1).Select(change => change.At), last];
        return string.Join(", ", branch.Changes.Zip(ends)
            .Where(part => part.First.To is not null)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{Word(part.First.To!.Value)} from {part.First.At:G10} to {part.Second:G10}")));
    }

    private static IEnumerable<LineSeries> Parts(Branch branch, int place, double[] values)
    {
        foreach (BranchStability stability in Enum.GetValues<BranchStability>())
        {
            double[] part = [.. values.Select((value, n) => BranchState.StabilityOf(branch.Rate[n]) == stability ? value : double.NaN)];
            // A single marginal point is where the two others meet.
            if (part.Count(double.IsFinite) > (stability == BranchStability.Marginal ? 1 : 0))
                yield return new LineSeries($"{branch.Name}, {Word(stability)}", part, Place: place, Dashed: stability == BranchStability.Unstable);
        }
    }

    private static string Word(BranchStability stability) => stability switch
    {
        BranchStability.Stable => "stable",
        BranchStability.Unstable => "unstable",
        _ => "marginal",
    };
}
