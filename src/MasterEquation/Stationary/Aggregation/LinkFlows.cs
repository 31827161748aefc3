namespace SpinTorque;

/// <summary>Probability flows of a stationary state along its links, and the probabilities of its multiplets.</summary>
internal sealed class LinkFlows
{
    private readonly int[] _firstLink;          // of each multiplet, in the next
    private readonly int[] _linksOf;

    /// <summary>Sums the flows of a state.</summary>
    /// <param name="space">The states.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="p">The state, relative to a scale.</param>
    /// <param name="scale">The scale of each 2 S_z, from the lowest.</param>
    /// <param name="team">Threads.</param>
    public LinkFlows(StateSpace space, MatrixFreeGenerator generator, double[] p, SteppedRow scale, ThreadTeam team)
    {
        (Links, Team) = ([.. space.Links], team);
        (_firstLink, _linksOf) = Sort(Links, space.Multiplets.Count);
        (Up, Down, Weight) = (new double[Links.Length], new double[Links.Length], new double[space.Multiplets.Count]);
        team.For(Links.Length, link => (Up[link], Down[link]) = generator.Flow(Links[link], generator.Rates, p, scale));
        team.For(Weight.Length, multiplet => Weight[multiplet] = generator.Total(multiplet, p, scale));
    }

    /// <summary>Threads.</summary>
    public ThreadTeam Team { get; }

    /// <summary>The links.</summary>
    public TunnellingLink[] Links { get; }

    /// <summary>Flow along each link, electrons entering.</summary>
    public double[] Up { get; }

    /// <summary>Flow against it.</summary>
    public double[] Down { get; }

    /// <summary>Probability of each multiplet.</summary>
    public double[] Weight { get; }

    /// <summary>The links of a multiplet.</summary>
    public ReadOnlySpan<int> LinksOf(int multiplet) => _linksOf.AsSpan(_firstLink[multiplet].._firstLink[multiplet + 1]);

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
        for (int place = first; place < end; place++)
        {
            int multiplet = Clusters.Order[place];
            foreach (int link in LinksOf(multiplet))
            {
                bool lower = Links[link].Lower == multiplet;
                int other = Clusters.Place[lower ? Links[link].Upper : Links[link].Lower];
                left += other >= first && other < end ? 0 : lower ? Up[link] : Down[link];
            }
        }
        return left;
    }

    private static (int[] First, int[] Links) Sort(TunnellingLink[] links, int multiplets)
    {
        var first = new int[multiplets + 1];
        foreach (TunnellingLink link in links)
            (first[link.Lower + 1], first[link.Upper + 1]) = (first[link.Lower + 1] + 1, first[link.Upper + 1] + 1);
        for (int multiplet = 0; multiplet < multiplets; multiplet++)
            first[multiplet + 1] += first[multiplet];
        int[] next = first[..^1], sorted = new int[first[^1]];
        for (int link = 0; link < links.Length; link++)
            (sorted[next[links[link].Lower]++], sorted[next[links[link].Upper]++]) = (link, link);
        return (first, sorted);
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
