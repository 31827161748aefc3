namespace SpinTorque.Cli.Itinerant;

/// <summary>Follows stationary states along an axis: each state found is given to the branch whose last state was nearest.</summary>
internal sealed class Branches(int count)
{
    // Steady states with a drive move by less than this in cos(theta) from point to point, or a new branch begins.
    private const double LargestMove = 0.5;

    private readonly List<Branch> _all = [];

    /// <summary>The branches, in the order in which they were met.</summary>
    public IReadOnlyList<Branch> All => _all;

    /// <summary>Follows all states over the points of an axis.</summary>
    /// <param name="points">The magnet at each point.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static IReadOnlyList<Branch> Follow(IReadOnlyList<ItinerantMagnet> points, CancellationToken cancellation)
    {
        var branches = new Branches(points.Count);
        for (int n = 0; n < points.Count; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (points[n].Drive is { Amplitude: > 0.0 } drive)
                branches.TakeDriven(n, points[n], drive.Frequency);
            else
                branches.TakeFree(n, points[n]);
        }
        return branches.All;
    }

    private void TakeFree(int n, ItinerantMagnet magnet)
    {
        StationaryStates states = StationaryStates.Of(magnet);
        Put(Find("north"), n, magnet, states.North.Angle, states.North.GrowthRate, -magnet.Field);
        Put(Find("south"), n, magnet, states.South.Angle, states.South.GrowthRate, -magnet.Field);
        if (states.Precession is { } steady)
            Put(Find("precession"), n, magnet, steady.Angle, steady.GrowthRate, -magnet.Field);
    }

    private void TakeDriven(int n, ItinerantMagnet magnet, double frequency)
    {
        var taken = new HashSet<Branch>();
        foreach (ResonanceState state in DrivenSteadyStates.Of(magnet))
        {
            Branch branch = Nearest(n, state.Cosine, taken) ?? Find($"driven{_all.Count + 1}");
            taken.Add(branch);
            Put(branch, n, magnet, state.Angle, state.Trace, frequency);
        }
    }

    private Branch? Nearest(int n, double cosine, HashSet<Branch> taken) => n == 0 ? null : _all
        .Where(branch => !taken.Contains(branch) && Math.Abs(branch.Cosine[n - 1] - cosine) < LargestMove)
        .MinBy(branch => Math.Abs(branch.Cosine[n - 1] - cosine));

    private Branch Find(string name)
    {
        if (_all.Find(branch => branch.Name == name) is { } known)
            return known;
        _all.Add(Branch.Named(name, count));
        return _all[^1];
    }

    private static void Put(Branch branch, int n, ItinerantMagnet magnet, PolarAngle angle, double rate, double precession)
    {
        branch.Cosine[n] = angle.Cosine;
        branch.Rate[n] = rate;
        branch.Current[n] = ChargeCurrents.Of(magnet, angle, precession).Left;
    }
}
