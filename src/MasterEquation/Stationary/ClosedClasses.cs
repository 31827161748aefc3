namespace SpinTorque;

/// <summary>The closed communicating classes of a chain: sets of states that reach each other and nothing else.</summary>
internal static class ClosedClasses
{
    /// <summary>All closed classes, each ascending, by their first state. Cost linear in transitions (R. Tarjan, SIAM J. Comput. 1, 146, 1972).</summary>
    public static List<int[]> Find<T>(Chain<T> chain)
        where T : struct, IRateNumber<T>
    {
        TransitionPattern pattern = chain.Pattern;
        int[] component = new StrongComponents<T>(chain).Of;
        var open = new bool[pattern.Count];
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                int from = component[pattern.Column[p]];
                if (!chain.Rate[p].IsZero && from != component[i])
                    open[from] = true;
            }
        }
        return [.. Enumerable.Range(0, pattern.Count)
            .Where(i => !open[component[i]])
            .GroupBy(i => component[i])
            .Select(group => group.ToArray())];
    }
}
