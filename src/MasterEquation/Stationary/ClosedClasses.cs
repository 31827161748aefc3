namespace SpinTorque;

/// <summary>The closed communicating classes of a chain: sets of states that reach each other and nothing else.</summary>
internal static class ClosedClasses
{
    /// <summary>All closed classes, each ascending, by their first state. Cost linear in transitions (R. Tarjan, SIAM J. Comput. 1, 146, 1972).</summary>
    public static List<int[]> Find<T>(Chain<T> chain)
        where T : struct, IRateNumber<T>
    {
        TransitionPattern pattern = chain.Pattern;
        int[] component = new StrongComponents<T>(chain).Component;
        var open = new HashSet<int>();
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                int from = component[pattern.Column[p]];
                if (!chain.Rate[p].IsZero && from != component[i])
                    open.Add(from);
            }
        }
        return [.. Enumerable.Range(0, pattern.Count)
            .Where(i => !open.Contains(component[i]))
            .GroupBy(i => component[i])
            .Select(group => group.ToArray())];
    }

    // Components along rows, that is against the transitions: a strong component is the same either way.
    private sealed class StrongComponents<T>
        where T : struct, IRateNumber<T>
    {
        private readonly Chain<T> _chain;
        private readonly int[] _order;      // discovery, from 1
        private readonly int[] _low;
        private readonly Stack<int> _open = new();
        private int _next;

        public StrongComponents(Chain<T> chain)
        {
            _chain = chain;
            int count = chain.Pattern.Count;
            (_order, _low, Component) = (new int[count], new int[count], new int[count]);
            Array.Fill(Component, -1);
            for (int i = 0; i < count; i++)
            {
                if (_order[i] == 0)
                    Explore(i);
            }
        }

        public int[] Component { get; }

        // Depth-first without recursion: a chain of a million states is a path a million deep.
        private void Explore(int root)
        {
            TransitionPattern pattern = _chain.Pattern;
            var path = new Stack<(int State, int Entry)>();
            Discover(root);
            path.Push((root, pattern.RowStart[root]));
            while (path.TryPop(out (int State, int Entry) at))
            {
                (int i, int p) = at;
                for (; p < pattern.RowStart[i + 1]; p++)
                {
                    int j = pattern.Column[p];
                    if (_chain.Rate[p].IsZero || Component[j] >= 0)
                        continue;
                    if (_order[j] != 0)
                    {
                        _low[i] = Math.Min(_low[i], _low[j]);
                        continue;
                    }
                    Discover(j);
                    path.Push((i, p));
                    path.Push((j, pattern.RowStart[j]));
                    break;
                }
                if (p == pattern.RowStart[i + 1])
                    Close(i);
            }
        }

        private void Discover(int i)
        {
            _order[i] = _low[i] = ++_next;
            _open.Push(i);
        }

        private void Close(int i)
        {
            if (_low[i] != _order[i])
                return;
            int j;
            do
            {
                j = _open.Pop();
                Component[j] = i;
            }
            while (j != i);
        }
    }
}
