namespace SpinTorque.Cli.Itinerant;

/// <summary>
/// Joins the stationary states along an axis, all of which are known at each value, into branches. Between two values the states are paired by distance; where one moves far,
/// changes its stability or has no partner the interval is halved, so that what happens there, saddle-nodes too, is located to 1e-12 of it.
/// </summary>
internal sealed class Branches
{
    private const double LargestMove = 0.2;
    private const double Resolution = 1e-13;

    private readonly double[] _axis;
    private readonly Func<double, ItinerantMagnet> _at;
    private readonly CancellationToken _cancellation;
    private readonly List<Branch> _all = [];

    private Branches(double[] axis, Func<double, ItinerantMagnet> at, CancellationToken cancellation) => (_axis, _at, _cancellation) = (axis, at, cancellation);

    /// <summary>The branches, in the order in which they were met.</summary>
    /// <param name="axis">The values.</param>
    /// <param name="at">The magnet at any number between them.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static IReadOnlyList<Branch> Follow(double[] axis, Func<double, ItinerantMagnet> at, CancellationToken cancellation)
    {
        var branches = new Branches(axis, at, cancellation);
        (Branch Branch, BranchState State)[] here = [.. BranchState.Of(at(axis[0])).Select(state => (branches.Begin(state, axis[0]), state))];
        Put(here, 0);
        for (int n = 1; n < axis.Length; n++)
        {
            here = branches.Go(here, axis[n - 1], axis[n], BranchState.Of(at(axis[n])));
            Put(here, n);
        }
        return branches._all;
    }

    private (Branch, BranchState)[] Go((Branch Branch, BranchState State)[] here, double low, double high, IReadOnlyList<BranchState> there)
    {
        _cancellation.ThrowIfCancellationRequested();
        int?[] pairs = Paired(here, there);
        bool smooth = here.Length == there.Count && pairs.Select((pair, n) => pair is { } k && here[n].State.Stability == there[k].Stability).All(same => same);
        double middle = low + (high - low) / 2.0;
        if (!smooth && Math.Abs(high - low) > Resolution * Math.Max(Math.Abs(_axis[^1] - _axis[0]), Math.Abs(high)) && middle != low && middle != high)
            return Go(Go(here, low, middle, BranchState.Of(_at(middle))), middle, high, there);
        var next = new (Branch, BranchState)[there.Count];
        for (int n = 0; n < here.Length; n++)
        {
            if (pairs[n] is not { } k)
                here[n].Branch.Changes.Add(new BranchChange(middle, null));
            else
                next[k] = (Continued(here[n].Branch, middle, there[k].Stability), there[k]);
        }
        for (int k = 0; k < there.Count; k++)
            next[k] = next[k].Item1 is null ? (Begin(there[k], middle), there[k]) : next[k];
        return next;
    }

    // The closest pairs first, none farther than LargestMove.
    private static int?[] Paired((Branch Branch, BranchState State)[] here, IReadOnlyList<BranchState> there)
    {
        int?[] pairs = new int?[here.Length];
        IEnumerable<(int N, int K, double Distance)> all = Enumerable.Range(0, here.Length)
            .SelectMany(n => Enumerable.Range(0, there.Count).Select(k => (n, k, here[n].State.DistanceTo(there[k]))))
            .Where(pair => pair.Item3 < LargestMove)
            .OrderBy(pair => pair.Item3);
        foreach ((int n, int k, _) in all)
            pairs[n] ??= pairs.Contains(k) ? null : k;
        return pairs;
    }

    // A change to marginal and on at one place is one change.
    private Branch Continued(Branch branch, double at, BranchStability stability)
    {
        BranchChange last = branch.Changes[^1];
        if (last.To == stability)
            return branch;
        bool passing = last.To == BranchStability.Marginal && Math.Abs(at - last.At) <= 4.0 * Resolution * Math.Max(Math.Abs(_axis[^1] - _axis[0]), Math.Abs(at));
        if (passing && branch.Changes.Count > 1)
            branch.Changes.RemoveAt(branch.Changes.Count - 1);
        branch.Changes.Add(new BranchChange(at, stability));
        return branch;
    }

    private Branch Begin(BranchState state, double at)
    {
        Branch? ended = state.Kind == "driven" ? null : _all.Find(branch => branch.Name == state.Kind);
        Branch branch = ended ?? Branch.Named(state.Kind == "driven" ? $"driven{_all.Count + 1}" : state.Kind, _axis.Length);
        if (ended is null)
            _all.Add(branch);
        branch.Changes.Add(new BranchChange(at, state.Stability));
        return branch;
    }

    private static void Put((Branch Branch, BranchState State)[] states, int n)
    {
        foreach ((Branch branch, BranchState state) in states)
            (branch.Cosine[n], branch.Rate[n], branch.Current[n]) = (state.Angle.Cosine, state.Rate, state.Current);
    }
}
