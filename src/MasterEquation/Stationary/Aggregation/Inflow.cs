namespace SpinTorque;

/// <summary>
/// Where what one neighbour sends to a multiplet is found, for the multiplet's state i = 0; each place moves on by one with i. An electron comes
/// or goes with spin 1/2, so the origin lies half a unit of S_z below or above.
/// </summary>
/// <param name="FromBelow">Origin below, in the vector.</param>
/// <param name="RateBelow">Its rate, in the row of rates.</param>
/// <param name="FromAbove">Origin above, in the vector.</param>
/// <param name="RateAbove">Its rate.</param>
/// <param name="Below">States that have an origin below.</param>
/// <param name="Above">States that have one above.</param>
internal readonly record struct Inflow(int FromBelow, int RateBelow, int FromAbove, int RateAbove, (int First, int End) Below, (int First, int End) Above)
{
    /// <summary>The same, for a multiplet that begins so many states lower.</summary>
    public Inflow Shifted(int states) => new(
        FromBelow - states, RateBelow - states, FromAbove - states, RateAbove - states,
        (Below.First + states, Below.End + states), (Above.First + states, Above.End + states));

    /// <summary>All neighbours of every multiplet, in the order of the structure's.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="start">First place of each multiplet in a vector.</param>
    public static Inflow[] Of(GrainStructure structure, int[] start)
    {
        var inflows = new Inflow[structure.Neighbours.Length];
        for (int multiplet = 0; multiplet < start.Length; multiplet++)
        {
            int first = structure.Space.Multiplets[multiplet].First.Doubled;
            for (int at = structure.NeighbourStart[multiplet]; at < structure.NeighbourStart[multiplet + 1]; at++)
                inflows[at] = Of(structure, start, structure.Neighbours[at], first);
        }
        return inflows;
    }

    // An electron that enters with spin up, or leaves with spin down, comes from below.
    private static Inflow Of(GrainStructure structure, int[] start, GrainStructure.Neighbour neighbour, int first)
    {
        int partnerFirst = structure.Space.Multiplets[neighbour.Partner].First.Doubled;
        (int rates, int below, int above) = neighbour.PartnerIsLower ? (0, 1, -1) : (structure.TableLength, -1, 1);
        (int Rate, int From, (int, int) States) Side(int sigma, int shift)
        {
            GrainStructure.TableExtent table = structure.Table(neighbour.Channel, sigma);
            int target = (table.First + (neighbour.PartnerIsLower ? sigma : 0) - first) / 2;
            return (rates + table.Start - target, start[neighbour.Partner] + (first + shift - partnerFirst) / 2, (target, target + table.Count));
        }
        var (low, high) = (Side(below, -1), Side(above, 1));
        return new Inflow(low.From, low.Rate, high.From, high.Rate, low.States, high.States);
    }
}
