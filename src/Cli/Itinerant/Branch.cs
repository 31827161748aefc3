namespace SpinTorque.Cli.Itinerant;

/// <summary>One family of stationary states along an axis; not a number where it does not exist.</summary>
/// <param name="Name">What data and figures call it.</param>
/// <param name="Cosine">cos(theta) at each value of the axis.</param>
/// <param name="Rate">Growth rate of small deviations, the larger where there are two.</param>
/// <param name="Current">Left current.</param>
/// <param name="Changes">Where it begins, changes its stability and ends, in the order of the axis; the first is its first value.</param>
internal sealed record Branch(string Name, double[] Cosine, double[] Rate, double[] Current, List<BranchChange> Changes)
{
    /// <summary>An empty branch.</summary>
    public static Branch Named(string name, int count) => new(name, Absent(count), Absent(count), Absent(count), []);

    private static double[] Absent(int count)
    {
        double[] values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
