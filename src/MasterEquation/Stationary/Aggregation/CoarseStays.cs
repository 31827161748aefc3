namespace SpinTorque;

/// <summary>How long a chain of classes stays at extreme S_z: at either side of a cut its probability there over the flow out of it.</summary>
/// <param name="chain">The chain, in the order of S_z.</param>
/// <param name="solution">Its stationary state.</param>
internal sealed class CoarseStays(Chain<Plain> chain, Extended[] solution)
{
    private readonly Extended[] _up = new Extended[solution.Length + 1];        // flow through the cut below each place
    private readonly Extended[] _down = new Extended[solution.Length + 1];

    /// <summary>Of each place the longest stay beyond any cut that lies between it and the median. Cost transitions times width.</summary>
    public double[] Find()
    {
        SumFlows();
        var stays = new double[solution.Length];
        var below = new Extended[solution.Length + 1];
        for (int place = 0; place < solution.Length; place++)
            below[place + 1] = below[place] + solution[place];
        int median = Array.FindIndex(below, sum => (sum + sum).IsAbove(below[^1])) - 1;
        double longest = 0;
        for (int place = median - 1; place >= 0; place--)
            stays[place] = longest = Math.Max(longest, Stay(below[place + 1], _up[place + 1]));
        Extended above = default;
        var beyond = new Extended[solution.Length];
        for (int place = solution.Length - 1; place > median; place--)
            beyond[place] = above += solution[place];
        longest = 0;
        for (int place = median + 1; place < solution.Length; place++)
            stays[place] = longest = Math.Max(longest, Stay(beyond[place], _down[place]));
        return stays;
    }

    private static double Stay(Extended held, Extended left) => held.IsZero ? 0 : left.IsZero ? double.PositiveInfinity : (held / left).ToDouble();

    private void SumFlows()
    {
        TransitionPattern pattern = chain.Pattern;
        for (int to = 0; to < solution.Length; to++)
        {
            for (int entry = pattern.RowStart[to]; entry < pattern.RowStart[to + 1]; entry++)
            {
                int from = pattern.Column[entry];
                Extended flow = chain.Rate[entry].Widen() * solution[from];
                Extended[] through = from < to ? _up : _down;
                for (int cut = Math.Min(from, to) + 1; cut <= Math.Max(from, to); cut++)
                    through[cut] += flow;
            }
        }
    }
}
