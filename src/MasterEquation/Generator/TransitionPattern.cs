namespace SpinTorque;

/// <summary>
/// Which transitions a chain has, row by row: entry p of row i says that state <c>Column[p]</c> goes to state i. The order of states is
/// that of the band.
/// </summary>
internal sealed class TransitionPattern
{
    public TransitionPattern(int count, int[] rowStart, int[] column)
    {
        (Count, RowStart, Column) = (count, rowStart, column);
        (Least, Most) = (new int[count], new int[count]);
        for (int i = 0; i < count; i++)
            (Least[i], Most[i]) = (i, i);
        for (int i = 0; i < count; i++)
        {
            for (int p = rowStart[i]; p < rowStart[i + 1]; p++)
            {
                int j = column[p];
                Least[i] = Math.Min(Least[i], j);
                Most[i] = Math.Max(Most[i], j);
                Least[j] = Math.Min(Least[j], i);
                Most[j] = Math.Max(Most[j], i);
            }
        }
        for (int i = 0; i < count; i++)
            HalfBandwidth = Math.Max(HalfBandwidth, Math.Max(Most[i] - i, i - Least[i]));
    }

    /// <summary>Number of states n.</summary>
    public int Count { get; }

    /// <summary>First entry of each row; length n + 1.</summary>
    public int[] RowStart { get; }

    /// <summary>Origin of each transition; length nnz.</summary>
    public int[] Column { get; }

    /// <summary>Number of transitions nnz.</summary>
    public int EntryCount => RowStart[Count];

    /// <summary>Smallest index joined with each state in either direction, itself included; length n.</summary>
    public int[] Least { get; }

    /// <summary>Largest index joined with each state in either direction, itself included; length n.</summary>
    public int[] Most { get; }

    /// <summary>Largest distance in index of two joined states.</summary>
    public int HalfBandwidth { get; }

    /// <summary>The largest number of entries that lead out of one state, or into one. Cost linear in entries.</summary>
    public int MostWays()
    {
        var leaving = new int[Count];
        foreach (int from in Column)
            leaving[from]++;
        return Enumerable.Range(0, Count).Max(state => Math.Max(leaving[state], RowStart[state + 1] - RowStart[state]));
    }

    /// <summary>The largest number of entries from one state to another, which add up; at least 1. Cost linear in entries, once.</summary>
    public int MostRepeated => field > 0 ? field : field = CountRepeated();

    private int CountRepeated()
    {
        int most = 1;
        var row = new int[Count];           // of the state's last entry, from 1
        var alike = new int[Count];         // entries of that row so far
        for (int i = 0; i < Count; i++)
        {
            for (int p = RowStart[i]; p < RowStart[i + 1]; p++)
            {
                int from = Column[p];
                alike[from] = row[from] == i + 1 ? alike[from] + 1 : 1;
                row[from] = i + 1;
                most = Math.Max(most, alike[from]);
            }
        }
        return most;
    }
}
