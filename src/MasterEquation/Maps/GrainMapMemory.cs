namespace SpinTorque;

/// <summary>Bytes that one thread of a grain's map takes, from the sizes of its states and links alone.</summary>
internal static class GrainMapMemory
{
    // probabilities, weights, exit rates and what the observables keep of each state
    private const int VectorsPerState = 8;

    /// <summary>Bytes of band, rates and vectors.</summary>
    /// <param name="space">The states.</param>
    /// <param name="bath">True where a bath joins neighbouring S_z.</param>
    /// <param name="conductances">Derivatives asked for; each takes rates of its own, and a band with elimination.</param>
    /// <param name="solver">The method's name.</param>
    public static long PerWorker(StateSpace space, bool bath, int conductances, string solver)
    {
        double states = space.Count, width = (bath ? 2 : 1.5) * space.WidestBlock;
        double transitions = bath ? 2 * states : 0;
        foreach (TunnellingLink link in space.Links)
            transitions += 4.0 * Math.Min(space.Multiplets[link.Lower].Count, space.Multiplets[link.Upper].Count);
        double vectors = VectorsPerState * sizeof(double) * states;
        double rates = sizeof(double) * transitions * (1 + conductances);
        double band = sizeof(double) * states * (2 * width + 1) * (1 + conductances);
        return (long)Math.Min(long.MaxValue / 2, solver switch
        {
            "aggregation" => vectors,
            "elimination" => vectors + rates + band,
            "auto" when conductances > 0 => vectors + rates + band,
            _ => vectors + rates,
        });
    }
}
