namespace SpinTorque;

/// <summary>Probability flows of a stationary state along its links, and the probabilities of its multiplets.</summary>
internal sealed class LinkFlows
{
    /// <summary>Sums the flows of a state.</summary>
    /// <param name="space">The states.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="p">The state, relative to a scale.</param>
    /// <param name="scale">The scale of each 2 S_z, from the lowest.</param>
    /// <param name="parallel">Threads.</param>
    public LinkFlows(StateSpace space, MatrixFreeGenerator generator, double[] p, SteppedRow scale, ParallelOptions parallel)
    {
        (Links, Parallel) = ([.. space.Links], parallel);
        (Up, Down, Weight) = (new double[Links.Length], new double[Links.Length], new double[space.Multiplets.Count]);
        System.Threading.Tasks.Parallel.For(0, Links.Length, parallel, link => (Up[link], Down[link]) = generator.Flow(Links[link], generator.Rates, p, scale));
        System.Threading.Tasks.Parallel.For(0, Weight.Length, parallel, multiplet => Weight[multiplet] = generator.Total(multiplet, p, scale));
    }

    /// <summary>Threads.</summary>
    public ParallelOptions Parallel { get; }

    /// <summary>The links.</summary>
    public TunnellingLink[] Links { get; }

    /// <summary>Flow along each link, electrons entering.</summary>
    public double[] Up { get; }

    /// <summary>Flow against it.</summary>
    public double[] Down { get; }

    /// <summary>Probability of each multiplet.</summary>
    public double[] Weight { get; }

    /// <summary>Clusters of multiplets that they join.</summary>
    public FlowClusters Clusters => field ??= new FlowClusters(this);

    /// <summary>The part of all flows that leaves each multiplet.</summary>
    public double[] Shares()
    {
        var shares = new double[Weight.Length];
        for (int link = 0; link < Links.Length; link++)
        {
            shares[Links[link].Lower] += Up[link];
            shares[Links[link].Upper] += Down[link];
        }
        double all = shares.Sum();
        return all > 0 ? [.. shares.Select(share => share / all)] : shares;
    }
}
