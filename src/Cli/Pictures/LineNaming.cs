namespace SpinTorque.Cli.Pictures;

/// <summary>
/// Letters for the lines worth telling apart, as in [PW Fig. 3]: a, b, c, ... by their position along the bias where the other axis ends.
/// A line that starts from a state with two or more electrons moved has the letter of its neighbour with one, and a prime for each further one.
/// </summary>
internal static class LineNaming
{
    private const int Letters = 26;
    private const double Shortest = 0.02;           // of the plane
    private const double Indistinguishable = 0.004; // of the plane

    /// <summary>The label of each line; empty where it has none.</summary>
    /// <param name="spectrum">The lines.</param>
    /// <param name="sweptLeads">Leads whose potential is an axis.</param>
    /// <param name="biasIsX">True where the bias runs along x, false where along y.</param>
    public static string[] Of(TransitionSpectrum spectrum, IReadOnlyCollection<string> sweptLeads, bool biasIsX)
    {
        var labels = new string[spectrum.Lines.Count];
        Array.Fill(labels, "");
        (TransitionLine Line, int Index)[] shown = Distinct(Shown(spectrum, sweptLeads));
        int letters = 0;
        foreach ((TransitionLine line, int index) in shown.Where(one => !HasNeighbour(one.Line, shown)).OrderBy(one => Position(one.Line.Distance, biasIsX)))
            labels[index] = ((char)('a' + letters++)).ToString();
        foreach ((TransitionLine line, int index) in shown.Where(one => HasNeighbour(one.Line, shown)))
        {
            (TransitionLine neighbour, int at) = Neighbour(line, shown);
            labels[index] = labels[at] + new string('′', line.Moved - neighbour.Moved);
        }
        return labels;
    }

    // Lines of the leads whose potential is swept are peaks of dI/dV; those of the others are thresholds. The strongest have letters.
    private static IEnumerable<(TransitionLine Line, int Index)> Shown(TransitionSpectrum spectrum, IReadOnlyCollection<string> sweptLeads) => spectrum.Lines
        .Select((line, index) => (Line: line, Index: index))
        .Where(one => sweptLeads.Count == 0 || sweptLeads.Contains(spectrum.Plane.Origin.Leads[one.Line.Lead].Name, StringComparer.Ordinal))
        .Where(one => one.Line.Segments.Sum(Length) >= Shortest)
        .OrderByDescending(one => one.Line.Weight).ThenBy(one => one.Line.Moved)
        .Take(Letters);

    private static (TransitionLine Line, int Index)[] Distinct(IEnumerable<(TransitionLine Line, int Index)> lines)
    {
        var distinct = new List<(TransitionLine Line, int Index)>();
        foreach ((TransitionLine Line, int Index) one in lines)
        {
            if (!distinct.Exists(other => Distance(one.Line.Distance, other.Line.Distance) < Indistinguishable))
                distinct.Add(one);
        }
        return [.. distinct];
    }

    // Of two lines as drawn: the largest difference of their normalised coefficients.
    private static double Distance(PlanarEnergy one, PlanarEnergy other)
    {
        (double c, double a, double b) = Normalised(one);
        (double oc, double oa, double ob) = Normalised(other);
        return Math.Max(Math.Abs(c - oc), Math.Max(Math.Abs(a - oa), Math.Abs(b - ob)));
    }

    private static (double C, double A, double B) Normalised(PlanarEnergy energy)
    {
        double length = Math.Sqrt(energy.AlongX * energy.AlongX + energy.AlongY * energy.AlongY);
        length = energy.AlongY < 0 || (energy.AlongY == 0 && energy.AlongX < 0) ? -length : length;
        return (energy.Constant / length, energy.AlongX / length, energy.AlongY / length);
    }

    private static bool HasNeighbour(TransitionLine line, (TransitionLine Line, int Index)[] all) => line.Moved > 1 && Neighbour(line, all).Line is not null;

    private static (TransitionLine Line, int Index) Neighbour(TransitionLine line, (TransitionLine Line, int Index)[] all) => all
        .Where(other => other.Line.Moved <= 1
            && (other.Line.Channel.Level, other.Line.Sigma, other.Line.Lead) == (line.Channel.Level, line.Sigma, line.Lead))
        .OrderByDescending(other => other.Line.Moved)
        .FirstOrDefault();

    // Along the bias where the other axis ends; lines at fixed values of the other axis follow, by that value.
    private static (bool Fixed, double At) Position(PlanarEnergy energy, bool biasIsX)
    {
        (double alongBias, double alongOther) = biasIsX ? (energy.AlongX, energy.AlongY) : (energy.AlongY, energy.AlongX);
        return alongBias == 0 ? (true, -energy.Constant / alongOther) : (false, -(energy.Constant + alongOther) / alongBias);
    }

    private static double Length(TransitionSegment segment) => Math.Sqrt(
        Math.Pow(segment.Ends.Last.S - segment.Ends.First.S, 2) + Math.Pow(segment.Ends.Last.T - segment.Ends.First.T, 2));
}
