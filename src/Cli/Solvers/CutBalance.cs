namespace SpinTorque.Cli.Solvers;

/// <summary>
/// In the stationary state the flows up and down through every cut of the order of states are equal. Where they are not, the
/// probabilities A below and B above must change by |up - down| A B/(up B + down A) each to make them so: an error that a small residual
/// hides where barriers separate the states.
/// </summary>
internal static class CutBalance
{
    /// <summary>The largest probability that stands on the wrong side of a cut; a lower bound of the error. Cost the lengths of all transitions.</summary>
    public static double MisplacedProbability(Generator generator, ReadOnlySpan<double> p)
    {
        var up = new double[p.Length];          // through the cut below each state
        var down = new double[p.Length];
        foreach ((int from, int to, double rate) in generator.Transitions())
        {
            double flow = rate * p[from];
            for (int cut = from + 1; cut <= to; cut++)
                up[cut] += flow;
            for (int cut = to + 1; cut <= from; cut++)
                down[cut] += flow;
        }
        double misplaced = 0, below = 0;
        for (int cut = 1; cut < p.Length; cut++)
        {
            below += p[cut - 1];
            double above = Math.Max(0, 1 - below), weight = up[cut] * above + down[cut] * below;
            double share = weight > 0 ? Math.Abs(up[cut] - down[cut]) / weight * below * above : Math.Min(below, above);
            misplaced = Math.Max(misplaced, share);
        }
        return misplaced;
    }
}
