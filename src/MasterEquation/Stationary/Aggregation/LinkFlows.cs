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

    /// <summary>Of each multiplet the longest stay in any cluster with it that holds less than half: its probability over the flow out of it.</summary>
    public double[] LongestStays()
    {
        var stays = new double[Weight.Length];
        double half = Weight.Sum() / 2;
        foreach ((int first, int end) in Clusters.Checked)
        {
            double held = 0;
            for (int place = first; place < end; place++)
                held += Weight[Clusters.Order[place]];
            if (!(held > 0 && held < half))
                continue;
            double stay = held / Outflow(first, end);
            for (int place = first; place < end; place++)
                stays[Clusters.Order[place]] = Math.Max(stays[Clusters.Order[place]], stay);
        }
        return stays;
    }

    private double Outflow(int first, int end)
    {
        double left = 0;
        bool Holds(int multiplet) => Clusters.Place[multiplet] >= first && Clusters.Place[multiplet] < end;
        for (int link = 0; link < Links.Length; link++)
        {
            bool lower = Holds(Links[link].Lower);
            left += lower == Holds(Links[link].Upper) ? 0 : lower ? Up[link] : Down[link];
        }
        return left;
    }

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
