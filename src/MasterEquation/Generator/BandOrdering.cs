namespace SpinTorque;

/// <summary>Orders of states that keep the band narrow.</summary>
internal static class BandOrdering
{
    // Each search after the first starts farther out; few are ever needed, and their number is bounded to keep the cost linear.
    private const int MostSearches = 8;

    /// <summary>
    /// Reverse Cuthill-McKee order of the undirected graph of transitions: <c>order[k]</c> is the state at place k. Cost and memory
    /// linear in states and transitions (E. Cuthill and J. McKee, 1969; A. George, 1971).
    /// </summary>
    public static int[] ReverseCuthillMcKee(TransitionPattern pattern)
    {
        var graph = new TransitionGraph(pattern);
        var search = new BreadthFirst(graph);
        var order = new int[pattern.Count];
        var placed = new bool[pattern.Count];
        int count = 0;
        foreach (int seed in graph.ByDegree)
        {
            if (!placed[seed])
                count = Grow(Peripheral(seed, search), graph, placed, order, count);
        }
        Array.Reverse(order);
        return order;
    }

    /// <summary>Largest distance in place of two joined states.</summary>
    /// <param name="pattern">The chain.</param>
    /// <param name="order">The state at each place.</param>
    public static int HalfBandwidth(TransitionPattern pattern, ReadOnlySpan<int> order)
    {
        int[] place = Places(order);
        int width = 0;
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                width = Math.Max(width, Math.Abs(place[i] - place[pattern.Column[p]]));
        }
        return width;
    }

    /// <summary>The place of each state.</summary>
    public static int[] Places(ReadOnlySpan<int> order)
    {
        var place = new int[order.Length];
        for (int k = 0; k < order.Length; k++)
            place[order[k]] = k;
        return place;
    }

    // Breadth first, each state's neighbours by ascending degree.
    private static int Grow(int start, TransitionGraph graph, bool[] placed, int[] order, int count)
    {
        int next = count;
        placed[start] = true;
        order[count++] = start;
        for (; next < count; next++)
        {
            foreach (int state in graph.Neighbours(order[next]))
            {
                if (placed[state])
                    continue;
                placed[state] = true;
                order[count++] = state;
            }
        }
        return count;
    }

    // A state far from the others: follow the last level of breadth-first searches while they deepen.
    private static int Peripheral(int start, BreadthFirst search)
    {
        (int far, int depth) = search.Farthest(start);
        for (int searches = 1; searches < MostSearches; searches++)
        {
            (int farther, int deeper) = search.Farthest(far);
            if (deeper <= depth)
                break;
            (far, depth) = (farther, deeper);
        }
        return far;
    }

    // Searches share their arrays: a component costs its own size only.
    private sealed class BreadthFirst(TransitionGraph graph)
    {
        private readonly int[] _seen = new int[graph.Count];    // number of the search that came by last
        private readonly int[] _queue = new int[graph.Count];
        private int _search;

        // A state of least degree in the last level, and that level's number.
        public (int State, int Depth) Farthest(int start)
        {
            _search++;
            _seen[start] = _search;
            _queue[0] = start;
            (int levelStart, int count, int depth) = (0, 1, 0);
            while (true)
            {
                int levelEnd = count;
                for (int at = levelStart; at < levelEnd; at++)
                    count = Discover(_queue[at], count);
                if (count == levelEnd)
                    return (LeastDegree(_queue.AsSpan(levelStart, levelEnd - levelStart)), depth);
                (levelStart, depth) = (levelEnd, depth + 1);
            }
        }

        private int Discover(int state, int count)
        {
            foreach (int other in graph.Neighbours(state))
            {
                if (_seen[other] == _search)
                    continue;
                _seen[other] = _search;
                _queue[count++] = other;
            }
            return count;
        }

        private int LeastDegree(ReadOnlySpan<int> states)
        {
            int least = states[0];
            foreach (int state in states)
                least = graph.Degree(state) < graph.Degree(least) ? state : least;
            return least;
        }
    }
}
