namespace SpinTorque;

/// <summary>
/// Finds sets of multiplets that the sweeps leave with the wrong weight because hardly any probability passes between them and the rest:
/// clusters by descending flow (single linkage), each checked for as much probability going in as coming out.
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
    private readonly int[] _cluster;
    private readonly List<int>[] _members;      // of each cluster
    private readonly int[][] _linksOf;
    private readonly double _total;
    private int _labels;

    private MetastableGroups(LinkFlows flows, double[] net, double[] source, double[] share)
    {
        (_links, _up, _down, _weight) = (flows.Links, flows.Up, flows.Down, flows.Weight);
        (_net, _source, _share) = (net, source, share);
        (TunnellingLink[] links, double[] weight) = (_links, _weight);
        _total = weight.Sum();
        _cluster = [.. Enumerable.Range(0, weight.Length)];
        _members = [.. _cluster.Select(multiplet => new List<int> { multiplet })];
        var incident = new List<int>[weight.Length];
        for (int multiplet = 0; multiplet < incident.Length; multiplet++)
            incident[multiplet] = [];
        for (int link = 0; link < links.Length; link++)
        {
            incident[links[link].Lower].Add(link);
            incident[links[link].Upper].Add(link);
        }
        _linksOf = [.. incident.Select(list => list.ToArray())];
        Label = new int[weight.Length];
    }

    /// <summary>For each multiplet, 0 or the number of the smallest unbalanced group that holds it.</summary>
    public int[] Label { get; }

    /// <summary>True where every group is balanced.</summary>
    public bool AreSettled => _labels == 0;

    /// <summary>Probability that groups have too much or too little, all together: those of groups inside groups add up.</summary>
    public double Misplaced { get; private set; }

    /// <summary>Share of what is wanted that groups' own probabilities, too large or too small, make wrong, all together.</summary>
    public double Doubtful { get; private set; }

    /// <summary>Checks the clusters of a stationary state. Cost links times logarithm.</summary>
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
        (double[] up, double[] down) = (flows.Up, flows.Down);
        foreach (int link in Enumerable.Range(0, up.Length).OrderByDescending(link => Math.Max(up[link], down[link])).ThenBy(link => link))
            groups.Merge(flows.Links[link].Lower, flows.Links[link].Upper, tolerance, doubt);
        return groups;
    }

    private void Merge(int a, int b, double tolerance, double doubt)
    {
        (int small, int large) = (_cluster[a], _cluster[b]);
        if (small == large)
            return;
        if (_members[small].Count > _members[large].Count)
            (small, large) = (large, small);
        Check(small, tolerance, doubt);
        // the larger side is a complement of sets that are checked, unless it is small itself
        if (_members[large].Count <= 4 * _members[small].Count || _members[large].Count <= 1000)
            Check(large, tolerance, doubt);
        foreach (int multiplet in _members[small])
            _cluster[multiplet] = large;
        _members[large].AddRange(_members[small]);
        _members[small].Clear();
    }

    // Two sets that hold h and c and exchange flows at the rates out/h and in/c lose an excess of the first at the sum of both rates.
    private static double MisplacedBy(double held, double complement, double inward, double outward, double net)
    {
        double exchange = inward * held + outward * complement;
        if (net == 0 && exchange > 0)           // which may be below the range of doubles' quotients
            return 0;
        return exchange > 0 ? Math.Abs(net) * (held / exchange) * complement : Math.Min(held, complement);
    }

    private void Check(int cluster, double tolerance, double doubt)
    {
        double inward = 0, outward = 0, net = 0;
        foreach (int multiplet in _members[cluster])
        {
            foreach (int link in _linksOf[multiplet])
            {
                bool lower = _links[link].Lower == multiplet;
                if (_cluster[lower ? _links[link].Upper : _links[link].Lower] == cluster)
                    continue;
                outward += lower ? _up[link] : _down[link];
                inward += lower ? _down[link] : _up[link];
                net += lower ? -_net[link] : _net[link];
            }
        }
        (double held, double source, double share) = Holds(cluster);
        double complement = _total - held;
        if (complement < held)      // which its own members give without cancellation; all sources add up to zero
        {
            (complement, source, share) = OthersHold(cluster);
            source = -source;
        }
        double doubtful = share * RelativeTo(Math.Min(held, complement), MisplacedBy(held, complement, inward, outward, inward - outward));
        double misplaced = MisplacedBy(held, complement, inward, outward, net - source);
        (Misplaced, Doubtful) = (Misplaced + misplaced, Doubtful + doubtful);
        if (misplaced <= tolerance && doubtful <= doubt)
            return;
        _labels++;
        foreach (int multiplet in _members[cluster].Where(multiplet => Label[multiplet] == 0))
            Label[multiplet] = _labels;
    }

    private static double RelativeTo(double smaller, double misplaced) => smaller > 0 ? Math.Min(1, misplaced / smaller) : 0;

    private (double Held, double Source, double Share) Holds(int cluster)
    {
        double held = 0, source = 0, share = 0;
        foreach (int multiplet in _members[cluster])
        {
            held += _weight[multiplet];
            source += _source[multiplet];
            share += _share[multiplet];
        }
        return (held, source, share);
    }

    private (double Held, double Source, double Share) OthersHold(int cluster)
    {
        double held = 0, source = 0, share = 0;
        for (int multiplet = 0; multiplet < _weight.Length; multiplet++)
        {
            held += _cluster[multiplet] == cluster ? 0 : _weight[multiplet];
            source += _cluster[multiplet] == cluster ? 0 : _source[multiplet];
            share += _cluster[multiplet] == cluster ? 0 : _share[multiplet];
        }
        return (held, source, share);
    }
}
