namespace SpinTorque;

/// <summary>
/// Finds sets of multiplets that the sweeps leave with the wrong weight because hardly any probability passes between them and the rest:
/// clusters by descending flow, each checked for as much probability going in as coming out.
/// </summary>
/// <remarks>A small step or residual says nothing of such sets. Flows across a cut are summed over the cut alone, so they keep their digits.</remarks>
internal sealed class MetastableGroups
{
    private readonly TunnellingLink[] _links;
    private readonly double[] _up;              // flow along each link
    private readonly double[] _down;            // and against it
    private readonly double[] _net;             // net flow along each link of the vector that is checked
    private readonly double[] _source;          // what its flows into each multiplet should add up to
    private readonly double[] _weight;          // probability of each multiplet
    private readonly double[] _share;           // of what is wanted, of which each multiplet brings about a share
    private readonly LinkFlows _flows;
    private readonly FlowClusters _clusters;
    private readonly double _total;
    private int _labels;

    private MetastableGroups(LinkFlows flows, double[] net, double[] source, double[] share)
    {
        (_links, _up, _down, _weight) = (flows.Links, flows.Up, flows.Down, flows.Weight);
        (_net, _source, _share) = (net, source, share);
        _total = _weight.Sum();
        (_flows, _clusters) = (flows, flows.Clusters);
        Label = new int[_weight.Length];
    }

    /// <summary>For each multiplet, 0 or the number of the smallest unbalanced group that holds it.</summary>
    public int[] Label { get; }

    /// <summary>True where every group is balanced.</summary>
    public bool AreSettled => _labels == 0;

    /// <summary>Probability that groups have too much or too little, all together: those of groups inside groups add up.</summary>
    public double Misplaced { get; private set; }

    /// <summary>Share of what is wanted that groups' own probabilities, too large or too small, make wrong, all together.</summary>
    public double Doubtful { get; private set; }

    /// <summary>Checks the clusters of a stationary state. Cost members times links, on all threads.</summary>
    /// <param name="flows">Its flows.</param>
    /// <param name="tolerance">Misplaced probability, or share of all flows that it makes wrong, that makes a group unbalanced.</param>
    public static MetastableGroups Find(LinkFlows flows, double tolerance) =>
        Find(flows, [.. flows.Up.Zip(flows.Down, static (up, down) => up - down)], new double[flows.Weight.Length], flows.Shares(), tolerance, tolerance);

    /// <summary>Checks the clusters of a response y to it, Q y = r.</summary>
    /// <param name="flows">The stationary state's flows.</param>
    /// <param name="net">The response's net flow along each link.</param>
    /// <param name="source">r summed over each multiplet.</param>
    /// <param name="share">The part of the response that each multiplet has.</param>
    /// <param name="tolerance">Misplaced share of the response that makes a group unbalanced.</param>
    /// <param name="doubt">Doubtful share that does; by default none.</param>
    public static MetastableGroups Find(LinkFlows flows, double[] net, double[] source, double[] share, double tolerance, double doubt = 1)
    {
        var groups = new MetastableGroups(flows, net, source, share);
        (int First, int End)[] clusters = groups._clusters.Checked;
        var found = new (double Misplaced, double Doubtful)[clusters.Length];
        flows.Team.For(clusters.Length, index => found[index] = groups.Check(clusters[index]));
        for (int index = 0; index < clusters.Length; index++)
            groups.Take(clusters[index], found[index], tolerance, doubt);
        return groups;
    }

    // Two sets that hold h and c and exchange flows at the rates out/h and in/c lose an excess of the first at the sum of both rates.
    private static double MisplacedBy(double held, double complement, double inward, double outward, double net)
    {
        double exchange = inward * held + outward * complement;
        if (net == 0 && exchange > 0)           // which may be below the range of doubles' quotients
            return 0;
        return exchange > 0 ? Math.Abs(net) * (held / exchange) * complement : Math.Min(held, complement);
    }

    // What a cluster has too much or too little, and the share of what is wanted that this makes wrong.
    private (double Misplaced, double Doubtful) Check((int First, int End) cluster)
    {
        double inward = 0, outward = 0, net = 0;
        foreach (int multiplet in Members(cluster))
        {
            foreach (int link in _flows.LinksOf(multiplet))
            {
                bool lower = _links[link].Lower == multiplet;
                if (Holds(cluster, lower ? _links[link].Upper : _links[link].Lower))
                    continue;
                outward += lower ? _up[link] : _down[link];
                inward += lower ? _down[link] : _up[link];
                net += lower ? -_net[link] : _net[link];
            }
        }
        (double held, double source, double share) = Held(cluster);
        double complement = _total - held;
        if (complement < held)      // which its own members give without cancellation; all sources add up to zero
        {
            (complement, source, share) = OthersHold(cluster);
            source = -source;
        }
        double doubtful = share * RelativeTo(Math.Min(held, complement), MisplacedBy(held, complement, inward, outward, inward - outward));
        return (MisplacedBy(held, complement, inward, outward, net - source), doubtful);
    }

    private void Take((int First, int End) cluster, (double Misplaced, double Doubtful) found, double tolerance, double doubt)
    {
        (Misplaced, Doubtful) = (Misplaced + found.Misplaced, Doubtful + found.Doubtful);
        if (found.Misplaced <= tolerance && found.Doubtful <= doubt)
            return;
        _labels++;
        foreach (int multiplet in Members(cluster))
            Label[multiplet] = Label[multiplet] == 0 ? _labels : Label[multiplet];
    }

    private ReadOnlySpan<int> Members((int First, int End) cluster) => _clusters.Order.AsSpan(cluster.First..cluster.End);

    private bool Holds((int First, int End) cluster, int multiplet) => _clusters.Place[multiplet] >= cluster.First && _clusters.Place[multiplet] < cluster.End;

    private static double RelativeTo(double smaller, double misplaced) => smaller > 0 ? Math.Min(1, misplaced / smaller) : 0;

    private (double Held, double Source, double Share) Held((int First, int End) cluster)
    {
        double held = 0, source = 0, share = 0;
        foreach (int multiplet in Members(cluster))
        {
            held += _weight[multiplet];
            source += _source[multiplet];
            share += _share[multiplet];
        }
        return (held, source, share);
    }

    private (double Held, double Source, double Share) OthersHold((int First, int End) cluster)
    {
        double held = 0, source = 0, share = 0;
        for (int multiplet = 0; multiplet < _weight.Length; multiplet++)
        {
            if (Holds(cluster, multiplet))
                continue;
            held += _weight[multiplet];
            source += _source[multiplet];
            share += _share[multiplet];
        }
        return (held, source, share);
    }
}
