namespace SpinTorque;

/// <summary>
/// Which classes there are - states of equal charge, spin S, metastable group and S_z - and how single electrons and the bath join them:
/// places of the coarse states, bundles of links and the pattern of the coarse chain. Immutable.
/// </summary>
internal sealed class ClassLayout
{
    private readonly int _lowest;
    private readonly int[] _place;                  // coarse state by class and 2 S_z; -1 for none

    /// <summary>Lays out the classes; cost linear in multiplets, links and coarse transitions.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="group">The metastable group of each multiplet.</param>
    public ClassLayout(GrainStructure structure, int[] group)
    {
        Structure = structure;
        StateSpace space = structure.Space;
        (_lowest, Projections) = (space.LowestDoubledProjection, structure.ProjectionCount);
        var keys = space.Multiplets.Select((multiplet, index) => (multiplet.Charge, multiplet.Spin.Doubled, Group: group[index])).ToArray();
        (int Charge, int DoubledSpin, int Group)[] classes = [.. keys.Distinct().Order()];
        Spin = [.. classes.Select(one => Array.BinarySearch(structure.Spins, one.DoubledSpin))];
        var indices = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        ClassOf = [.. keys.Select(key => indices[key])];
        Members = [.. ClassOf.Index().GroupBy(pair => pair.Item).OrderBy(members => members.Key).Select(members => members.Select(pair => pair.Index).ToArray())];
        var bundles = space.Links.GroupBy(link => (Lower: ClassOf[link.Lower], Upper: ClassOf[link.Upper], link.Channel)).ToArray();
        Bundles = [.. bundles.Select(bundle => bundle.Key)];
        Links = [.. bundles.Select(bundle => bundle.ToArray())];
        _place = PlaceStates(out int count);
        (Pattern, Source) = LayPattern(count);
    }

    /// <summary>The grain.</summary>
    public GrainStructure Structure { get; }

    /// <summary>Values of 2 S_z.</summary>
    public int Projections { get; }

    /// <summary>Class of each multiplet.</summary>
    public int[] ClassOf { get; }

    /// <summary>Multiplets of each class; all keep the same S_z.</summary>
    public int[][] Members { get; }

    /// <summary>For each class its spin among those of the bath; of no meaning without a bath.</summary>
    public int[] Spin { get; }

    /// <summary>Links of one channel between one pair of classes.</summary>
    public (int Lower, int Upper, int Channel)[] Bundles { get; }

    /// <summary>The links of each bundle.</summary>
    public TunnellingLink[][] Links { get; }

    /// <summary>Transitions of the coarse chain.</summary>
    public TransitionPattern Pattern { get; }

    /// <summary>Of each coarse transition its place in the row of coarse rates.</summary>
    public int[] Source { get; }

    /// <summary>Length of the row of coarse rates.</summary>
    public int RateLength => (4 * Bundles.Length + 2 * Members.Length) * Projections;

    /// <summary>Coarse state of a class at a value of 2 S_z, from the lowest; -1 where it keeps none.</summary>
    public int PlaceOf(int g, int m) => _place[g * Projections + m];

    /// <summary>Values of 2 S_z, from the lowest, that a class keeps: the first, and how many in steps of two.</summary>
    public (int First, int Count) Range(int g)
    {
        Multiplet of = Structure.Space.Multiplets[Members[g][0]];
        return (of.First.Doubled - _lowest, of.Count);
    }

    /// <summary>Place of a bundle's rate for entering electrons, by 2 S_z of the state without the electron.</summary>
    public int Entering(int bundle, int side, int m) => (4 * bundle + side) * Projections + m;

    /// <summary>Place of a bundle's rate for leaving electrons, by 2 S_z of the state without the electron.</summary>
    public int Leaving(int bundle, int side, int m) => (4 * bundle + 2 + side) * Projections + m;

    /// <summary>Place of a class's rate up by the bath, by the lower 2 S_z; those down follow one row later.</summary>
    public int Raising(int g, int m) => (4 * Bundles.Length + 2 * g) * Projections + m;

    /// <summary>A row over 2 S_z for each of so many classes or bundles.</summary>
    public double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[Projections])];

    private int[] PlaceStates(out int count)
    {
        var place = new int[Members.Length * Projections];
        Array.Fill(place, -1);
        (int First, int Count)[] ranges = [.. Enumerable.Range(0, Members.Length).Select(Range)];
        count = 0;
        for (int m = 0; m < Projections; m++)
        {
            for (int g = 0; g < ranges.Length; g++)
            {
                int steps = m - ranges[g].First;
                if (steps >= 0 && int.IsEvenInteger(steps) && steps / 2 < ranges[g].Count)
                    place[g * Projections + m] = count++;
            }
        }
        return place;
    }

    // Sorted by destination in one counting pass.
    private (TransitionPattern Pattern, int[] Source) LayPattern(int count)
    {
        List<(int To, int From, int Source)> transitions = Transitions();
        var rowStart = new int[count + 1];
        foreach ((int to, _, _) in transitions)
            rowStart[to + 1]++;
        for (int i = 0; i < count; i++)
            rowStart[i + 1] += rowStart[i];
        int[] next = rowStart[..^1];
        var (column, source) = (new int[transitions.Count], new int[transitions.Count]);
        foreach ((int to, int from, int at) in transitions)
            (column[next[to]], source[next[to]++]) = (from, at);
        return (new TransitionPattern(count, rowStart, column), source);
    }

    private List<(int To, int From, int Source)> Transitions()
    {
        var transitions = new List<(int To, int From, int Source)>(RateLength);
        for (int bundle = 0; bundle < Bundles.Length; bundle++)
        {
            (int lower, int upper, int channel) = Bundles[bundle];
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = Structure.Tables[2 * channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest;
                    (int without, int with) = (PlaceOf(lower, m), PlaceOf(upper, m + table.Sigma));
                    transitions.Add((with, without, Entering(bundle, side, m)));
                    transitions.Add((without, with, Leaving(bundle, side, m)));
                }
            }
        }
        for (int g = 0; g < Members.Length && Structure.Spins.Length > 0; g++)
        {
            (int first, int kept) = Range(g);
            for (int m = first; m < first + 2 * (kept - 1); m += 2)
            {
                transitions.Add((PlaceOf(g, m + 2), PlaceOf(g, m), Raising(g, m)));
                transitions.Add((PlaceOf(g, m), PlaceOf(g, m + 2), Raising(g, m) + Projections));
            }
        }
        return transitions;
    }
}
