namespace SpinTorque;

/// <summary>
/// The undirected graph of a chain's transitions: each state's neighbours in either direction, once each, by ascending degree and then by
/// index. Built in time and memory linear in states and transitions.
/// </summary>
internal sealed class TransitionGraph
{
    private readonly int[] _start;          // of each state's neighbours; length n + 1
    private readonly int[] _neighbour;

    public TransitionGraph(TransitionPattern pattern)
    {
        Count = pattern.Count;
        (int[] start, int[] either) = EitherDirection(pattern);
        _start = DegreeSums(start, either);
        ByDegree = SortedByDegree();
        _neighbour = new int[_start[Count]];
        int[] next = _start[..Count];
        var last = new int[Count];          // whom each state got as its last neighbour
        Array.Fill(last, -1);
        foreach (int state in ByDegree)
        {
            foreach (int other in either.AsSpan(start[state], start[state + 1] - start[state]))
            {
                if (last[other] == state)
                    continue;
                last[other] = state;
                _neighbour[next[other]++] = state;
            }
        }
    }

    /// <summary>Number of states n.</summary>
    public int Count { get; }

    /// <summary>States by ascending number of neighbours, then by index; length n.</summary>
    public int[] ByDegree { get; }

    /// <summary>Number of a state's neighbours.</summary>
    public int Degree(int state) => _start[state + 1] - _start[state];

    /// <summary>A state's neighbours.</summary>
    public ReadOnlySpan<int> Neighbours(int state) => _neighbour.AsSpan(_start[state], Degree(state));

    // Origins and destinations of each state, some of them twice.
    private static (int[] Start, int[] State) EitherDirection(TransitionPattern pattern)
    {
        var start = new int[pattern.Count + 1];
        for (int i = 0; i < pattern.Count; i++)
        {
            start[i + 1] += pattern.RowStart[i + 1] - pattern.RowStart[i];
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                start[pattern.Column[p] + 1]++;
        }
        for (int i = 0; i < pattern.Count; i++)
            start[i + 1] += start[i];
        int[] next = start[..pattern.Count];
        var state = new int[start[^1]];
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                state[next[i]++] = pattern.Column[p];
                state[next[pattern.Column[p]]++] = i;
            }
        }
        return (start, state);
    }

    private int[] DegreeSums(int[] start, int[] either)
    {
        var sums = new int[Count + 1];
        var last = new int[Count];          // who counted each state last
        Array.Fill(last, -1);
        for (int state = 0; state < Count; state++)
        {
            sums[state + 1] = sums[state];
            foreach (int other in either.AsSpan(start[state], start[state + 1] - start[state]))
            {
                if (last[other] == state)
                    continue;
                last[other] = state;
                sums[state + 1]++;
            }
        }
        return sums;
    }

    private int[] SortedByDegree()
    {
        var next = new int[Count + 1];
        for (int state = 0; state < Count; state++)
            next[Degree(state) + 1]++;
        for (int degree = 0; degree < Count; degree++)
            next[degree + 1] += next[degree];
        var sorted = new int[Count];
        for (int state = 0; state < Count; state++)
            sorted[next[Degree(state)]++] = state;
        return sorted;
    }
}
