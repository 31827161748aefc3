namespace SpinTorque;

/// <summary>
/// The transitions of a pattern by the place at which both their states are in the front of a pass, that of the later one: where each
/// stands relative to that state's diagonal entry, and where its rate is found.
/// </summary>
internal sealed class FrontArrivals
{
    private const int Memory = 64;              // places after which a line of cache counts as forgotten

    private readonly int[] _start;
    private readonly Arrival[] _arrivals;
    private readonly int[] _askStart;
    private readonly int[] _asked;

    /// <param name="pattern">The pattern.</param>
    /// <param name="source">Place of each transition's rate.</param>
    /// <param name="stride">Distance of rows of the front.</param>
    /// <param name="upwards">Whether the pass goes by ascending index.</param>
    public FrontArrivals(TransitionPattern pattern, ReadOnlySpan<int> source, int stride, bool upwards)
    {
        int count = pattern.Count;
        _start = new int[count + 1];
        _arrivals = new Arrival[pattern.EntryCount];
        int Later(int i, int j) => upwards ? Math.Max(i, j) : count - 1 - Math.Min(i, j);
        for (int i = 0; i < count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
                _start[Later(i, pattern.Column[p]) + 1]++;
        }
        for (int place = 0; place < count; place++)
            _start[place + 1] += _start[place];
        int[] next = _start[..count];
        for (int i = 0; i < count; i++)
        {
            for (int p = pattern.RowStart[i]; p < pattern.RowStart[i + 1]; p++)
            {
                int j = pattern.Column[p], distance = Math.Abs(i - j), later = Later(i, j);
                bool inRow = upwards ? j < i : j > i;
                _arrivals[next[later]++] = new Arrival(inRow ? -distance : -distance * stride, source[p]);
            }
        }
        (_askStart, _asked) = FindLines(count);
    }

    /// <summary>The transitions that arrive with a place.</summary>
    public ReadOnlySpan<Arrival> this[int place] => _arrivals.AsSpan(_start[place], _start[place + 1] - _start[place]);

    /// <summary>Places of rates, one in each line of cache that the transitions of a place are the first to need.</summary>
    public ReadOnlySpan<int> Ask(int place) => _asked.AsSpan(_askStart[place], _askStart[place + 1] - _askStart[place]);

    private (int[] Start, int[] Asked) FindLines(int count)
    {
        var last = new Dictionary<int, int>();
        (var start, var asked) = (new int[count + 1], new List<int>());
        for (int place = 0; place < count; place++)
        {
            foreach (Arrival arrival in this[place])
            {
                int line = arrival.Source / 2;
                if (!last.TryGetValue(line, out int used) || used < place - Memory)
                    asked.Add(arrival.Source);
                last[line] = place;
            }
            start[place + 1] = asked.Count;
        }
        return (start, [.. asked]);
    }

    /// <summary>A transition.</summary>
    /// <param name="Offset">Its place less that of the later state's diagonal entry.</param>
    /// <param name="Source">Place of its rate.</param>
    internal readonly record struct Arrival(int Offset, int Source);
}
