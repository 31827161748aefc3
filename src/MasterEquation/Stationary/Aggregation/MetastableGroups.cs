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
    private readonly double[] _weight;          // probability of each multiplet
    private readonly int[] _cluster;
    private readonly List<int>[] _members;      // of each cluster
    private readonly int[][] _linksOf;
    private readonly double _total;
    private int _labels;

    private MetastableGroups(TunnellingLink[] links, double[] up, double[] down, double[] weight)
    {
        (_links, _up, _down, _weight) = (links, up, down, weight);
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

    /// <summary>Largest probability that any group has too much or too little.</summary>
    public double Misplaced { get; private set; }

    /// <summary>Checks the clusters of a state. Cost links times logarithm.</summary>
    /// <param name="links">The links.</param>
    /// <param name="up">Probability flow along each link, electrons entering.</param>
    /// <param name="down">Probability flow against it.</param>
    /// <param name="weight">Probability of each multiplet.</param>
    /// <param name="tolerance">Misplaced probability that makes a group unbalanced.</param>
    public static MetastableGroups Find(TunnellingLink[] links, double[] up, double[] down, double[] weight, double tolerance)
    {
        var groups = new MetastableGroups(links, up, down, weight);
        foreach (int link in Enumerable.Range(0, links.Length).OrderByDescending(link => Math.Max(up[link], down[link])).ThenBy(link => link))
            groups.Merge(links[link].Lower, links[link].Upper, tolerance);
        return groups;
    }

    private void Merge(int a, int b, double tolerance)
    {
        (int small, int large) = (_cluster[a], _cluster[b]);
        if (small == large)
            return;
        if (_members[small].Count > _members[large].Count)
            (small, large) = (large, small);
        Check(small, tolerance);
        // the larger side is a complement of sets that are checked, unless it is small itself
        if (_members[large].Count <= 4 * _members[small].Count || _members[large].Count <= 1000)
            Check(large, tolerance);
        foreach (int multiplet in _members[small])
            _cluster[multiplet] = large;
        _members[large].AddRange(_members[small]);
        _members[small].Clear();
    }

    // Two sets that hold h and c and exchange flows at the rates out/h and in/c settle at in h/(in h + out c) for the first.
    private static double MisplacedBy(double held, double complement, double inward, double outward)
    {
        double settled = inward * held + outward * complement;
        return settled > 0 ? Math.Abs(inward * held / settled - held) : Math.Min(held, complement);
    }

    private void Check(int cluster, double tolerance)
    {
        double inward = 0, outward = 0, held = 0;
        foreach (int multiplet in _members[cluster])
        {
            held += _weight[multiplet];
            foreach (int link in _linksOf[multiplet])
            {
                bool lower = _links[link].Lower == multiplet;
                if (_cluster[lower ? _links[link].Upper : _links[link].Lower] == cluster)
                    continue;
                outward += lower ? _up[link] : _down[link];
                inward += lower ? _down[link] : _up[link];
            }
        }
        double misplaced = MisplacedBy(held, Math.Max(0, _total - held), inward, outward);
        Misplaced = Math.Max(Misplaced, misplaced);
        if (misplaced <= tolerance)
            return;
        _labels++;
        foreach (int multiplet in _members[cluster].Where(multiplet => Label[multiplet] == 0))
            Label[multiplet] = _labels;
    }
}
