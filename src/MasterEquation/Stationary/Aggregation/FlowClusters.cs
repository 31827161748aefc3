namespace SpinTorque;

/// <summary>
/// Clusters of multiplets by descending flow (single linkage), in an order of the multiplets that keeps the members of each next to each other.
/// </summary>
internal sealed class FlowClusters
{
    // A cluster of more members has a complement whose parts are checked, unless what joins it is of its size.
    private const int Small = 1000;
    private const int Comparable = 4;

    private readonly int[] _cluster;            // of each multiplet; named by one of its members
    private readonly List<int>[] _members;      // of each cluster
    private readonly List<(int Head, int Count)> _worthChecking = [];

    /// <summary>Joins multiplets. Cost links times logarithm.</summary>
    /// <param name="flows">Their flows.</param>
    public FlowClusters(LinkFlows flows)
    {
        _cluster = [.. Enumerable.Range(0, flows.Weight.Length)];
        _members = [.. _cluster.Select(multiplet => new List<int> { multiplet })];
        foreach (int link in Enumerable.Range(0, flows.Links.Length).OrderByDescending(link => Math.Max(flows.Up[link], flows.Down[link])).ThenBy(link => link))
            Merge(flows.Links[link].Lower, flows.Links[link].Upper);
        Order = [.. _members.SelectMany(members => members)];
        Place = new int[Order.Length];
        for (int place = 0; place < Order.Length; place++)
            Place[Order[place]] = place;
        Checked = [.. _worthChecking.Select(one => (Place[one.Head], Place[one.Head] + one.Count))];
    }

    /// <summary>The multiplets, those of every cluster together.</summary>
    public int[] Order { get; }

    /// <summary>Of each multiplet its place in that order.</summary>
    public int[] Place { get; }

    /// <summary>First place and end of every cluster that is worth checking, inner ones before those that hold them.</summary>
    public (int First, int End)[] Checked { get; }

    private void Merge(int a, int b)
    {
        (int small, int large) = (_cluster[a], _cluster[b]);
        if (small == large)
            return;
        if (_members[small].Count > _members[large].Count)
            (small, large) = (large, small);
        (int few, int many) = (_members[small].Count, _members[large].Count);
        _worthChecking.Add((_members[small][0], few));
        if (many <= Comparable * few || many <= Small)
            _worthChecking.Add((_members[large][0], many));
        foreach (int multiplet in _members[small])
            _cluster[multiplet] = large;
        _members[large].AddRange(_members[small]);
        _members[small].Clear();
    }
}
