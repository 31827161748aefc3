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
}
