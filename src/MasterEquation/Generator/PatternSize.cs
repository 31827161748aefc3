namespace SpinTorque;

/// <summary>Transitions and half-bandwidth of a grain's generator, from multiplets, links and tables alone.</summary>
/// <param name="Transitions">Number of transitions.</param>
/// <param name="HalfBandwidth">Largest distance in index of two joined states.</param>
internal readonly record struct PatternSize(long Transitions, int HalfBandwidth)
{
    /// <summary>Counts; cost linear in links and table entries.</summary>
    public static PatternSize Of(GrainStructure structure)
    {
        StateSpace space = structure.Space;
        long transitions = 0;
        // all links of a channel span the same S_z, so those that lie farthest apart among multiplets tell for each of them
        var least = new int[space.Channels.Count];
        var most = new int[space.Channels.Count];
        Array.Fill(least, int.MaxValue);
        Array.Fill(most, int.MinValue);
        foreach (TunnellingLink link in space.Links)
        {
            least[link.Channel] = Math.Min(least[link.Channel], link.Upper - link.Lower);
            most[link.Channel] = Math.Max(most[link.Channel], link.Upper - link.Lower);
            transitions += 2 * (structure.Table(link.Channel, 1).Count + structure.Table(link.Channel, -1).Count);
        }
        int width = 0;
        foreach (ref readonly GrainStructure.TableExtent table in structure.Tables.AsSpan())
        {
            for (int i = 0; i < table.Count; i++)
            {
                int m = table.First + 2 * i, shift = Shift(space, m, table.Sigma);
                width = Math.Max(width, Math.Max(Math.Abs(shift + least[table.Channel]), Math.Abs(shift + most[table.Channel])));
            }
        }
        return structure.HasBath ? WithBath(space, transitions, width) : new PatternSize(transitions, width);
    }

    private static PatternSize WithBath(StateSpace space, long transitions, int width)
    {
        foreach (Multiplet multiplet in space.Multiplets)
        {
            transitions += 2 * (multiplet.Count - 1);
        }
        for (int m = space.LowestDoubledProjection; m + 2 <= space.HighestDoubledProjection; m++)
        {
            (int first, int next) = (space.BlockFirstMultiplet(m), space.BlockFirstMultiplet(m + 2));
            bool joined = Math.Max(first, next) < Math.Min(first + space.BlockCount(m), next + space.BlockCount(m + 2));
            width = joined ? Math.Max(width, Shift(space, m, 2)) : width;
        }
        return new PatternSize(transitions, width);
    }

    // How much farther the index of one multiplet stands at S_z + change/2.
    private static int Shift(StateSpace space, int m, int change) =>
        space.BlockStart(m + change) - space.BlockFirstMultiplet(m + change) - space.BlockStart(m) + space.BlockFirstMultiplet(m);
}
