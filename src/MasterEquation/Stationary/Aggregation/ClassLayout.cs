namespace SpinTorque;

/// <summary>
/// Which classes there are - states of equal charge, spin S, metastable group and S_z - and how single electrons and the bath join them:
/// rows of coarse states and of rates, bundles of links and the pattern of the coarse chain. Immutable.
/// </summary>
internal sealed class ClassLayout
{
    /// <summary>Lays out the classes; cost linear in multiplets, links and coarse transitions.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="group">The metastable group of each multiplet.</param>
    public ClassLayout(GrainStructure structure, int[] group)
    {
        Structure = structure;
        StateSpace space = structure.Space;
        var keys = space.Multiplets.Select((multiplet, index) => (multiplet.Charge, multiplet.Spin.Doubled, Group: group[index])).ToArray();
        (int Charge, int DoubledSpin, int Group)[] classes = [.. keys.Distinct().Order()];
        Spin = [.. classes.Select(one => Array.BinarySearch(structure.Spins, one.DoubledSpin))];
        var indices = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        ClassOf = [.. keys.Select(key => indices[key])];
        Members = [.. ClassOf.Index().GroupBy(pair => pair.Item).OrderBy(members => members.Key).Select(members => members.Select(pair => pair.Index).ToArray())];
        var bundles = space.Links.GroupBy(link => (Lower: ClassOf[link.Lower], Upper: ClassOf[link.Upper], link.Channel)).OrderBy(bundle => bundle.Key).ToArray();
        Bundles = [.. bundles.Select(bundle => bundle.Key)];
        Links = [.. bundles.Select(bundle => bundle.ToArray())];
        Start = new int[Members.Length + 1];
        for (int g = 0; g < Members.Length; g++)
            Start[g + 1] = Start[g] + Range(g).Count;
        Place = PlaceStates();
        Steps = LaySteps();
        Sums = new SumRows(this);
        Pattern = CoarsePattern.Lay(this, out int[] source);
        Source = source;
    }

    /// <summary>The grain.</summary>
    public GrainStructure Structure { get; }

    /// <summary>Values of 2 S_z.</summary>
    public int Projections => Structure.ProjectionCount;

    /// <summary>Class of each multiplet.</summary>
    public int[] ClassOf { get; }

    /// <summary>Multiplets of each class; all keep the same S_z.</summary>
    public int[][] Members { get; }

    /// <summary>For each class its spin among those of the bath; of no meaning without a bath.</summary>
    public int[] Spin { get; }

    /// <summary>Links of one channel between one pair of classes, those of a pair next to each other.</summary>
    public (int Lower, int Upper, int Channel)[] Bundles { get; }

    /// <summary>The links of each bundle.</summary>
    public TunnellingLink[][] Links { get; }

    /// <summary>First coarse state of each class, where they lie class by class; one more at the end.</summary>
    public int[] Start { get; }

    /// <summary>Of each coarse state, class by class, its place in the chain, where they lie by S_z.</summary>
    public int[] Place { get; }

    /// <summary>Single electrons of either spin between each pair of classes: spin up and down of the first pair, and so on.</summary>
    public ClassStep[] Steps { get; }

    /// <summary>Rows of sums over classes and bundles.</summary>
    public SumRows Sums { get; }

    /// <summary>Transitions of the coarse chain.</summary>
    public TransitionPattern Pattern { get; }

    /// <summary>Of each coarse transition its place in the row of coarse rates.</summary>
    public int[] Source { get; }

    /// <summary>Length of the part of the row of coarse rates that single electrons make.</summary>
    public int TunnellingLength => Steps.Length == 0 ? 0 : Steps[^1].Leaving + Steps[^1].Count;

    /// <summary>Length of the row of coarse rates: single electrons, then the bath up and down, class by class.</summary>
    public int RateLength => TunnellingLength + (Structure.HasBath ? 2 * Start[^1] : 0);

    /// <summary>Place of a class's rates up by the bath, by the lower state; those down follow after as many.</summary>
    public int Raising(int g) => TunnellingLength + 2 * Start[g];

    /// <summary>Values of 2 S_z, from the lowest, that a class keeps: the first, and how many in steps of two.</summary>
    public (int First, int Count) Range(int g)
    {
        Multiplet of = Structure.Space.Multiplets[Members[g][0]];
        return (of.First.Doubled - Structure.Space.LowestDoubledProjection, of.Count);
    }

    // By S_z, then by class.
    private int[] PlaceStates()
    {
        var place = new int[Start[^1]];
        (int First, int Count)[] ranges = [.. Enumerable.Range(0, Members.Length).Select(Range)];
        int count = 0;
        for (int m = 0; m < Projections; m++)
        {
            for (int g = 0; g < ranges.Length; g++)
            {
                int steps = m - ranges[g].First;
                if (steps >= 0 && int.IsEvenInteger(steps) && steps / 2 < ranges[g].Count)
                    place[Start[g] + steps / 2] = count++;
            }
        }
        return place;
    }

    private ClassStep[] LaySteps()
    {
        var steps = new List<ClassStep>();
        int next = 0;
        for (int first = 0, end; first < Bundles.Length; first = end)
        {
            (int lower, int upper, int channel) = Bundles[first];
            for (end = first; end < Bundles.Length && (Bundles[end].Lower, Bundles[end].Upper) == (lower, upper);)
                end++;
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = Structure.Tables[2 * channel + side];        // of the same extent for all channels of the pair
                int m = table.First - Structure.Space.LowestDoubledProjection;
                steps.Add(new ClassStep(lower, upper, (first, end), (m - Range(lower).First) / 2, (m + table.Sigma - Range(upper).First) / 2, table.Count, next));
                next += 2 * table.Count;
            }
        }
        return [.. steps];
    }
}
