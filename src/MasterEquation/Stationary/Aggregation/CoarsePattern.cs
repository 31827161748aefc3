namespace SpinTorque;

/// <summary>Lays the transitions of the chain of classes.</summary>
internal static class CoarsePattern
{
    /// <summary>The transitions, sorted by destination in one counting pass.</summary>
    /// <param name="layout">The classes.</param>
    /// <param name="source">Of each transition its place in the row of coarse rates.</param>
    public static TransitionPattern Lay(ClassLayout layout, out int[] source)
    {
        int count = layout.Place.Length;
        List<(int To, int From, int Source)> transitions = Transitions(layout);
        var rowStart = new int[count + 1];
        foreach ((int to, _, _) in transitions)
            rowStart[to + 1]++;
        for (int i = 0; i < count; i++)
            rowStart[i + 1] += rowStart[i];
        int[] next = rowStart[..^1];
        int[] column = new int[transitions.Count];
        source = new int[transitions.Count];
        foreach ((int to, int from, int at) in transitions)
            (column[next[to]], source[next[to]++]) = (from, at);
        return new TransitionPattern(count, rowStart, column);
    }

    private static List<(int To, int From, int Source)> Transitions(ClassLayout layout)
    {
        var transitions = new List<(int To, int From, int Source)>(layout.RateLength);
        foreach (ClassStep step in layout.Steps)
        {
            for (int i = 0; i < step.Count; i++)
            {
                int without = layout.Place[layout.Start[step.Lower] + step.LowerAt + i], with = layout.Place[layout.Start[step.Upper] + step.UpperAt + i];
                transitions.Add((with, without, step.Entering + i));
                transitions.Add((without, with, step.Leaving + i));
            }
        }
        for (int g = 0; g < layout.Members.Length && layout.Structure.HasBath; g++)
        {
            ReadOnlySpan<int> place = layout.Place.AsSpan(layout.Start[g]..layout.Start[g + 1]);
            for (int i = 0; i + 1 < place.Length; i++)
            {
                transitions.Add((place[i + 1], place[i], layout.Raising(g) + i));
                transitions.Add((place[i], place[i + 1], layout.Raising(g) + place.Length + i));
            }
        }
        return transitions;
    }
}
