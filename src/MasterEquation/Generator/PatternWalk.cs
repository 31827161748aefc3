namespace SpinTorque;

/// <summary>Visits every transition of a grain, row by row in the order of the states.</summary>
internal static class PatternWalk
{
    /// <summary>Visits all transitions; cost linear in them.</summary>
    public static void Run<TVisitor>(GrainStructure structure, ref TVisitor visitor)
        where TVisitor : struct, IPatternVisitor
    {
        StateSpace space = structure.Space;
        for (int m = space.LowestDoubledProjection; m <= space.HighestDoubledProjection; m++)
        {
            int first = space.BlockFirstMultiplet(m);
            int count = space.BlockCount(m);
            for (int rank = 0; rank < count; rank++)
                VisitRow(structure, first + rank, m, ref visitor);
        }
    }

    private static void VisitRow<TVisitor>(GrainStructure structure, int multiplet, int m, ref TVisitor visitor)
        where TVisitor : struct, IPatternVisitor
    {
        StateSpace space = structure.Space;
        int row = space.IndexOf(multiplet, m);
        for (int at = structure.NeighbourStart[multiplet]; at < structure.NeighbourStart[multiplet + 1]; at++)
        {
            GrainStructure.Neighbour neighbour = structure.Neighbours[at];
            for (int side = 0; side < 2; side++)
            {
                ref readonly GrainStructure.TableExtent table = ref structure.Tables[2 * neighbour.Channel + side];
                // S_z of the state without the electron, and of the neighbour
                int lower = neighbour.PartnerIsLower ? m - table.Sigma : m;
                int other = neighbour.PartnerIsLower ? lower : m + table.Sigma;
                int step = (lower - table.First) >> 1;
                if ((uint)step < (uint)table.Count)
                    visitor.Tunnelling(row, space.IndexOf(neighbour.Partner, other), table.Start + step, neighbour.PartnerIsLower);
            }
        }
        if (structure.HasBath)
            VisitBath(space, multiplet, m, row, ref visitor);
    }

    private static void VisitBath<TVisitor>(StateSpace space, int multiplet, int m, int row, ref TVisitor visitor)
        where TVisitor : struct, IPatternVisitor
    {
        Multiplet of = space.Multiplets[multiplet];
        if (m - 2 >= of.First.Doubled)
            visitor.Raised(row, space.IndexOf(multiplet, m - 2), of.Spin.Doubled, m - 2);
        if (m + 2 <= of.Last.Doubled)
            visitor.Lowered(row, space.IndexOf(multiplet, m + 2), of.Spin.Doubled, m);
    }
}
