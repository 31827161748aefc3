namespace SpinTorque;

/// <summary>Where sweeps find the states, neighbours and rates of every multiplet: what all working points of a grain share. Immutable.</summary>
internal sealed class SweepLayout
{
    /// <summary>Lays them out; cost linear in multiplets and links.</summary>
    /// <param name="structure">The grain.</param>
    public SweepLayout(GrainStructure structure)
    {
        Start = MultipletRow.Starts(structure.Space);
        Inflows = Inflow.Of(structure, Start);
        Rows = MultipletRow.Of(structure, Start, Inflows);
        Runs = (structure.ProjectionCount - 1) / (2 * InflowKernels.Run) + 1;
        Origins = new RateRuns.Origin[Inflows.Length];
        var numbers = new Dictionary<(int, int), int>();
        var tables = new List<Inflow>();
        foreach (MultipletRow row in Rows)
        {
            for (int at = row.Inflows; at < row.Inflows + row.InflowCount; at++)
            {
                Inflow table = Inflows[at].Shifted(row.Offset / 2);
                if (numbers.TryAdd((table.RateBelow, table.RateAbove), tables.Count))
                    tables.Add(table);
                Origins[at] = new RateRuns.Origin(Inflows[at].FromBelow, numbers[(table.RateBelow, table.RateAbove)] * Runs * RateRuns.Size);
            }
        }
        Tables = [.. tables];
    }

    /// <summary>First place of each multiplet in a vector.</summary>
    public int[] Start { get; }

    /// <summary>All neighbours of every multiplet.</summary>
    public Inflow[] Inflows { get; }

    /// <summary>Where each neighbour's states and rates are found in runs.</summary>
    public RateRuns.Origin[] Origins { get; }

    /// <summary>Every multiplet.</summary>
    public MultipletRow[] Rows { get; }

    /// <summary>Number of short runs that all S_z make.</summary>
    public int Runs { get; }

    /// <summary>Where the rates of each channel and direction are found, as if 2 S_z began at 0 or 1.</summary>
    public Inflow[] Tables { get; }
}
