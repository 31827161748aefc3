namespace SpinTorque;

/// <summary>Orders of states that keep the band narrow.</summary>
internal static class BandOrdering
{
    /// <summary>
    /// Reverse Cuthill-McKee order of the undirected graph of transitions: <c>order[k]</c> is the state at place k. Cost linear in
    /// transitions up to sorting neighbours by degree (A. George, 1971).
    /// </summary>
    public static int[] ReverseCuthillMcKee(TransitionPattern pattern)
    {
        int[][] neighbours = Neighbours(pattern);
        var order = new List<int>(pattern.Count);
        var placed = new bool[pattern.Count];
        foreach (int seed in Enumerable.Range(0, pattern.Count).OrderBy(state => neighbours[state].Length).ThenBy(state => state))
        {
            if (!placed[seed])
                Grow(Peripheral(seed, neighbours), neighbours, placed, order);
        }
        order.Reverse();
        return [.. order];
    }

    private static int[][] Neighbours(TransitionPattern pattern)
    {
        var sets = new HashSet<int>[pattern.Count];
        for (int i = 0; i < sets.Length; i++)
            sets[i] = [];
        for (int i = 0; i < sets.Length; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                sets[i].Add(pattern.Column[p]);
                sets[pattern.Column[p]].Add(i);
            }
        }
        return [.. sets.Select(set => set.Order().ToArray())];
    }

    // Breadth first, each state's neighbours by ascending degree.
    private static void Grow(int start, int[][] neighbours, bool[] placed, List<int> order)
    {
        int next = order.Count;
        placed[start] = true;
        order.Add(start);
        for (; next < order.Count; next++)
        {
            foreach (int state in neighbours[order[next]].Where(state => !placed[state]).OrderBy(state => neighbours[state].Length))
            {
                placed[state] = true;
                order.Add(state);
            }
        }
    }

    // A state far from the others: follow the last level of breadth-first searches while they deepen.
    private static int Peripheral(int start, int[][] neighbours)
    {
        (int far, int depth) = Farthest(start, neighbours);
        while (true)
        {
            (int farther, int deeper) = Farthest(far, neighbours);
            if (deeper <= depth)
                return far;
            (far, depth) = (farther, deeper);
        }
    }

    private static (int State, int Depth) Farthest(int start, int[][] neighbours)
    {
        var depth = new Dictionary<int, int> { [start] = 0 };
        var queue = new Queue<int>([start]);
        int last = start;
        while (queue.TryDequeue(out int state))
        {
            bool better = depth[state] > depth[last] || neighbours[state].Length < neighbours[last].Length;
            last = better ? state : last;
            foreach (int other in neighbours[state])
            {
                if (depth.TryAdd(other, depth[state] + 1))
                    queue.Enqueue(other);
            }
        }
        return (last, depth[last]);
    }
}
