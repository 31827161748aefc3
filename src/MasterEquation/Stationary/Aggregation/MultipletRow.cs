namespace SpinTorque;

/// <summary>Where a multiplet lies in vectors, and its neighbours in the list of all.</summary>
/// <param name="Start">First place in a vector.</param>
/// <param name="Count">Number of states.</param>
/// <param name="Offset">2 S_z of the first state, from the lowest of all.</param>
/// <param name="Inflows">First neighbour.</param>
/// <param name="InflowCount">Number of neighbours.</param>
/// <param name="InnerFirst">First state with both origins at every neighbour.</param>
/// <param name="InnerEnd">End of those states.</param>
internal readonly record struct MultipletRow(int Start, int Count, int Offset, int Inflows, int InflowCount, int InnerFirst, int InnerEnd)
{
    /// <summary>State at which a short run of S_z begins; below zero where the run begins below the multiplet.</summary>
    public int RunStart(int run) => run * InflowKernels.Run - Offset / 2;

    /// <summary>The states of a run that there are.</summary>
    public (int First, int End) States(int run) => (Math.Clamp(RunStart(run), 0, Count), Math.Clamp(RunStart(run) + InflowKernels.Run, 0, Count));

    /// <summary>First place of each multiplet in a vector.</summary>
    public static int[] Starts(StateSpace space)
    {
        var starts = new int[space.Multiplets.Count];
        for (int multiplet = 1; multiplet < starts.Length; multiplet++)
            starts[multiplet] = starts[multiplet - 1] + space.Multiplets[multiplet - 1].Count;
        return starts;
    }

    /// <summary>All multiplets.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="starts">Their first places.</param>
    /// <param name="inflows">All neighbours.</param>
    public static MultipletRow[] Of(GrainStructure structure, int[] starts, Inflow[] inflows) => [.. starts.Index().Select(pair =>
    {
        Multiplet multiplet = structure.Space.Multiplets[pair.Index];
        (int at, int end) = (structure.NeighbourStart[pair.Index], structure.NeighbourStart[pair.Index + 1]);
        (int First, int End) inner = Inner(inflows.AsSpan(at..end), multiplet.Count);
        int offset = multiplet.First.Doubled - structure.Space.LowestDoubledProjection;
        return new MultipletRow(pair.Item, multiplet.Count, offset, at, end - at, inner.First, inner.End);
    })];

    private static (int First, int End) Inner(ReadOnlySpan<Inflow> inflows, int count)
    {
        (int first, int end) = (0, count);
        foreach (ref readonly Inflow from in inflows)
        {
            first = Math.Max(first, Math.Max(from.Below.First, from.Above.First));
            end = Math.Min(end, Math.Min(from.Below.End, from.Above.End));
        }
        return (first, Math.Max(first, end));
    }
}
