namespace SpinTorque;

/// <summary>
/// The communicating classes of a chain: sets of states that reach each other. They are numbered so that every transition stays in its
/// class or leads to a class of higher number. Cost linear in transitions (R. Tarjan, SIAM J. Comput. 1, 146, 1972).
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class StrongComponents<T>
    where T : struct, IRateNumber<T>
{
    private readonly Chain<T> _chain;
    private readonly int[] _order;      // discovery, from 1
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private int _next;

    /// <summary>Finds the classes.</summary>
    public StrongComponents(Chain<T> chain)
    {
        _chain = chain;
        int count = chain.Pattern.Count;
        (_order, _low, Of) = (new int[count], new int[count], new int[count]);
        Array.Fill(Of, -1);
        for (int i = 0; i < count; i++)
        {
            if (_order[i] == 0)
                Explore(i);
        }
    }

    /// <summary>Number of classes.</summary>
    public int Count { get; private set; }

    /// <summary>The class of each state; length n.</summary>
    public int[] Of { get; }

    /// <summary>The states of each class, ascending.</summary>
    public int[][] Members()
    {
        var size = new int[Count];
        foreach (int component in Of)
            size[component]++;
        int[][] members = [.. size.Select(count => new int[count])];
        for (int i = Of.Length - 1; i >= 0; i--)
            members[Of[i]][--size[Of[i]]] = i;
        return members;
    }

    // Depth-first without recursion, for a chain of a million states is a path a million deep. Rows are followed, that is transitions
    // backwards: a class is complete once all classes that lead to it are.
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
                if (_chain.Rate[p].IsZero || Of[j] >= 0)
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
            Of[j] = Count;
        }
        while (j != i);
        Count++;
    }
}
