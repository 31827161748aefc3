namespace SpinTorque.Cli.Solvers;

/// <summary>
/// In the stationary state the flows up and down through every cut of the order of states are equal. Where they differ, the probabilities
/// on its two sides have another ratio than they should: an error that a small residual hides where barriers separate the states.
/// </summary>
internal static class CutBalance
{
    // Flows below this have lost digits in a double and prove nothing.
    private const double SmallestNormal = 1e-290;

    /// <summary>The largest |up - down| over the larger of the two; 1 where the flows are too small to tell. Cost the lengths of all transitions.</summary>
    public static double Imbalance(Generator generator, ReadOnlySpan<double> p)
    {
        (double[] up, double[] down) = generator.FlowsThroughCuts(p);
        double imbalance = 0;
        for (int cut = 1; cut < p.Length; cut++)
        {
            double larger = Math.Max(up[cut], down[cut]);
            if (larger > 0)
                imbalance = Math.Max(imbalance, larger < SmallestNormal ? 1 : Math.Abs(up[cut] - down[cut]) / larger);
        }
        return imbalance;
    }
}
