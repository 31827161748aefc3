namespace SpinTorque;

/// <summary>
/// Follows one transition line through a plane. All other lines cut it into pieces along which the open transitions are the same, so
/// that each piece is judged at its middle, on either side of the line.
/// </summary>
internal sealed class LineTracer(WorkingPlane plane, PlanarTransition[] transitions, OccupiedMultiplets occupied)
{
    private const double ShortestPiece = 1e-9;      // of the plane
    private const double Aside = 1e-9;              // of the size of the energies

    private readonly ILookup<int, TunnellingLink> _links = plane.States.Links.ToLookup(link => link.Channel);

    /// <summary>The parts of a line that are seen.</summary>
    public List<TransitionSegment> Trace(PlanarTransition line)
    {
        var seen = new List<TransitionSegment>();
        if (UnitSquareLine.Of(line.Distance) is not { } path)
            return seen;
        double[] cuts = [.. transitions.Select(other => path.Crossing(other.Distance)).OfType<double>().Append(path.Start).Append(path.End)
            .Where(at => at >= path.Start && at <= path.End).Order()];
        for (int piece = 0; piece + 1 < cuts.Length; piece++)
        {
            if (cuts[piece + 1] - cuts[piece] < ShortestPiece)
                continue;
            TransitionSegment? segment = Judge(line, path, cuts[piece], cuts[piece + 1]);
            if (segment is not null && seen.Count > 0 && Continues(seen[^1], segment))
                seen[^1] = segment with { Ends = (seen[^1].Ends.First, segment.Ends.Last) };
            else if (segment is not null)
                seen.Add(segment);
        }
        return seen;
    }

    private static bool Continues(TransitionSegment before, TransitionSegment after) =>
        before with { Ends = after.Ends } == after
        && Math.Abs(before.Ends.Last.S - after.Ends.First.S) + Math.Abs(before.Ends.Last.T - after.Ends.First.T) <= 2 * ShortestPiece;

    private TransitionSegment? Judge(PlanarTransition line, UnitSquareLine path, double first, double last)
    {
        (double s, double t) = path.At((first + last) / 2);
        double gradient = line.Distance.AlongX * line.Distance.AlongX + line.Distance.AlongY * line.Distance.AlongY;
        double step = Aside * line.Distance.Scale / gradient;
        (double ds, double dt) = (step * line.Distance.AlongX, step * line.Distance.AlongY);
        bool[] barred = occupied.At(s + ds, t + dt);        // dE > mu: none enters, electrons leave
        bool[] admitted = occupied.At(s - ds, t - dt);      // dE < mu
        return _links[line.Channel]
            .Select(link => Start(link, barred, admitted))
            .OfType<(int Start, int End, bool Entering)>()
            .Select(start => Segment(start, (path.At(first), path.At(last)), s, t))
            .OrderBy(segment => segment.Moved)
            .ThenBy(segment => occupied.Energy(segment.Start, s, t))
            .FirstOrDefault();
    }

    // A transition shows if its start is occupied on the side where it is closed. Where both ends are, it is the one that is alone there.
    private static (int Start, int End, bool Entering)? Start(TunnellingLink link, bool[] barred, bool[] admitted)
    {
        bool enters = barred[link.Lower], leaves = admitted[link.Upper];
        if (!enters && !leaves)
            return null;
        bool alone = !barred[link.Upper] || admitted[link.Lower];
        return enters && (alone || !leaves) ? (link.Lower, link.Upper, true) : (link.Upper, link.Lower, false);
    }

    private TransitionSegment Segment(
        (int Start, int End, bool Entering) start, ((double S, double T) First, (double S, double T) Last) ends, double s, double t)
    {
        StateSpace states = plane.States;
        int ground = occupied.Ground(states.Multiplets[start.Start].Charge, s, t);
        bool isGround = occupied.AreDegenerate(start.Start, ground, s, t);
        int moved = Enumerable.Range(0, states.Grain.Levels.Count)
            .Sum(level => Math.Abs(states.Occupation(start.Start, level) - states.Occupation(ground, level))) / 2;
        return new TransitionSegment
        {
            Ends = ends,
            Entering = start.Entering,
            Start = start.Start,
            End = start.End,
            Moved = isGround ? 0 : moved,
            Excitation = isGround ? Excitation.None
                : states.Multiplets[start.Start].Spin == states.Multiplets[ground].Spin ? Excitation.ParticleHole
                : Excitation.SpinAccumulation,
        };
    }
}
