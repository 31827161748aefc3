namespace SpinTorque;

/// <summary>
/// What all working points of one grain share: the states, each multiplet's neighbours, the extent of the rate tables and the pattern of
/// the generator. Immutable; safe to share between threads.
/// </summary>
internal sealed class GrainStructure
{
    private readonly Lazy<(TransitionPattern Pattern, int[] Source)> _pattern;     // only elimination and export need it

    private readonly Lazy<PatternSize> _size;

    private readonly Lazy<SliceLayout> _slices;
    private readonly Lazy<ClassLayout> _classes;                                    // only the iteration needs these
    private readonly Lazy<SweepLayout> _sweeps;

    public GrainStructure(StateSpace space, bool bath)
    {
        (Space, HasBath) = (space, bath);
        (NeighbourStart, Neighbours) = FindNeighbours(space);
        (Tables, TableLength) = LayTables(space);
        Spins = bath ? [.. space.Multiplets.Select(multiplet => multiplet.Spin.Doubled).Distinct().Order()] : [];
        MultipletOffset = [.. Enumerable.Range(space.LowestDoubledProjection, space.HighestDoubledProjection - space.LowestDoubledProjection + 1)
            .Select(m => space.BlockStart(m) - space.BlockFirstMultiplet(m))];
        ProjectionCount = space.HighestDoubledProjection - space.LowestDoubledProjection + 1;
        _pattern = new Lazy<(TransitionPattern Pattern, int[] Source)>(BuildPattern);
        _size = new Lazy<PatternSize>(() => PatternSize.Of(this));
        _slices = new Lazy<SliceLayout>(() => new SliceLayout(this));
        _classes = new Lazy<ClassLayout>(() => new ClassLayout(this, new int[space.Multiplets.Count]));
        _sweeps = new Lazy<SweepLayout>(() => new SweepLayout(this));
    }

    /// <summary>The states.</summary>
    public StateSpace Space { get; }

    /// <summary>True where the bath joins states of one multiplet.</summary>
    public bool HasBath { get; }

    /// <summary>First neighbour of each multiplet; one more at the end.</summary>
    public int[] NeighbourStart { get; }

    /// <summary>Multiplets that one electron away from each multiplet.</summary>
    public Neighbour[] Neighbours { get; }

    /// <summary>Where each channel's rates lie: two tables a channel, spin up first.</summary>
    public TableExtent[] Tables { get; }

    /// <summary>Entries of all tables together.</summary>
    public int TableLength { get; }

    /// <summary>Distinct values of 2S where there is a bath, ascending; none without.</summary>
    public int[] Spins { get; }

    /// <summary>Values of 2 S_z from the lowest to the highest.</summary>
    public int ProjectionCount { get; }

    /// <summary>Index of a multiplet's state less the multiplet's own number, for each value of 2 S_z from the lowest.</summary>
    public int[] MultipletOffset { get; }

    /// <summary>
    /// Length of all rates in a row: electrons entering, leaving, then for each of <see cref="Spins"/> the bath raising and lowering S_z.
    /// </summary>
    public int RateLength => 2 * TableLength + 2 * Spins.Length * ProjectionCount;

    /// <summary>Which transitions there are.</summary>
    public TransitionPattern Pattern => _pattern.Value.Pattern;

    /// <summary>Where each transition's rate stands in the row of all rates; length nnz.</summary>
    public int[] Source => _pattern.Value.Source;

    /// <summary>Where rates stand when they are laid out by S_z.</summary>
    public SliceLayout Slices => _slices.Value;

    /// <summary>Number of transitions; counted without laying out the pattern.</summary>
    public long TransitionCount => _size.Value.Transitions;

    /// <summary>Classes of equal charge, S and S_z, for the iteration with aggregation.</summary>
    public ClassLayout Classes => _classes.Value;

    /// <summary>Where its sweeps find what they read.</summary>
    public SweepLayout Sweeps => _sweeps.Value;

    /// <summary>Largest distance in index of two joined states; found without laying out the pattern.</summary>
    public int HalfBandwidth => _size.Value.HalfBandwidth;

    /// <summary>A multiplet joined to another by one electron.</summary>
    /// <param name="Partner">The other multiplet.</param>
    /// <param name="Channel">The tunnelling channel.</param>
    /// <param name="PartnerIsLower">True where the partner lacks the electron.</param>
    internal readonly record struct Neighbour(int Partner, int Channel, bool PartnerIsLower);

    /// <summary>Table of one channel and spin over the S_z of the state without the electron.</summary>
    /// <param name="Start">First entry.</param>
    /// <param name="First">2 S_z of the first entry; entries step by one unit of S_z.</param>
    /// <param name="Count">Number of entries.</param>
    /// <param name="Sigma">Spin of the electron, +1 or -1.</param>
    /// <param name="Channel">The tunnelling channel.</param>
    internal readonly record struct TableExtent(int Start, int First, int Count, int Sigma, int Channel)
    {
        /// <summary>Entry of a value of 2 S_z of the state without the electron.</summary>
        public int At(int doubledProjection) => Start + (doubledProjection - First) / 2;
    }

    /// <summary>Table of a channel and spin.</summary>
    public ref readonly TableExtent Table(int channel, int sigma) => ref Tables[2 * channel + (sigma > 0 ? 0 : 1)];

    private static (int[] Start, Neighbour[] Neighbours) FindNeighbours(StateSpace space)
    {
        var start = new int[space.Multiplets.Count + 1];
        foreach (TunnellingLink link in space.Links)
        {
            start[link.Lower + 1]++;
            start[link.Upper + 1]++;
        }
        for (int multiplet = 0; multiplet < space.Multiplets.Count; multiplet++)
            start[multiplet + 1] += start[multiplet];
        var next = start.AsSpan(0, space.Multiplets.Count).ToArray();
        var neighbours = new Neighbour[2 * space.Links.Count];
        foreach (TunnellingLink link in space.Links)
        {
            neighbours[next[link.Lower]++] = new Neighbour(link.Upper, link.Channel, PartnerIsLower: false);
            neighbours[next[link.Upper]++] = new Neighbour(link.Lower, link.Channel, PartnerIsLower: true);
        }
        return (start, neighbours);
    }

    // One electron of spin sigma takes S_z to S_z + sigma/2, so the table covers those S_z whose two ends are both kept.
    private static (TableExtent[] Tables, int Length) LayTables(StateSpace space)
    {
        var tables = new TableExtent[2 * space.Channels.Count];
        var laid = new bool[space.Channels.Count];
        int length = 0;
        foreach (TunnellingLink link in space.Links)
        {
            if (laid[link.Channel])
                continue;
            laid[link.Channel] = true;
            Multiplet lower = space.Multiplets[link.Lower], upper = space.Multiplets[link.Upper];
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                int first = Math.Max(lower.First.Doubled, upper.First.Doubled - sigma);
                int last = Math.Min(lower.Last.Doubled, upper.Last.Doubled - sigma);
                int count = Math.Max(0, (last - first) / 2 + 1);
                tables[2 * link.Channel + (sigma > 0 ? 0 : 1)] = new TableExtent(length, first, count, sigma, link.Channel);
                length = checked(length + count);
            }
        }
        return (tables, length);
    }

    /// <summary>Place of the bath's rates of one spin in the row of all rates, raising first, by 2 S_z (the lower one) from the lowest.</summary>
    public int BathStart(int spin) => 2 * TableLength + 2 * spin * ProjectionCount;

    private (TransitionPattern Pattern, int[] Source) BuildPattern()
    {
        int count = Space.Count;
        var rowStart = new int[count + 1];
        var counter = new EntryCounter(rowStart);
        PatternWalk.Run(this, ref counter);
        long entries = 0;
        for (int i = 0; i < count; i++)
        {
            entries += rowStart[i + 1];
            if (entries > Array.MaxLength)
                throw new ArgumentException($"The generator of {count} states has more than {Array.MaxLength} transitions, which cannot be stored.");
            rowStart[i + 1] = (int)entries;
        }
        var writer = new EntryWriter(this, new int[entries], new int[entries]);
        PatternWalk.Run(this, ref writer);
        return (new TransitionPattern(count, rowStart, writer.Column), writer.Source);
    }

    private readonly struct EntryCounter(int[] rowStart) : IPatternVisitor
    {
        public void Tunnelling(int row, int column, int entry, bool entering) => rowStart[row + 1]++;

        public void Raised(int row, int column, int doubledSpin, int doubledProjection) => rowStart[row + 1]++;

        public void Lowered(int row, int column, int doubledSpin, int doubledProjection) => rowStart[row + 1]++;
    }

    private struct EntryWriter(GrainStructure structure, int[] columns, int[] source) : IPatternVisitor
    {
        private readonly int _lowest = structure.Space.LowestDoubledProjection;
        private int _next;

        public readonly int[] Column => columns;

        public readonly int[] Source => source;

        public void Tunnelling(int row, int column, int entry, bool entering) =>
            Write(column, entering ? entry : structure.TableLength + entry);

        public void Raised(int row, int column, int doubledSpin, int doubledProjection) =>
            Write(column, BathEntry(doubledSpin, doubledProjection));

        public void Lowered(int row, int column, int doubledSpin, int doubledProjection) =>
            Write(column, BathEntry(doubledSpin, doubledProjection) + structure.ProjectionCount);

        private readonly int BathEntry(int doubledSpin, int doubledProjection) =>
            structure.BathStart(Array.BinarySearch(structure.Spins, doubledSpin)) + doubledProjection - _lowest;

        private void Write(int column, int from) => (columns[_next], source[_next++]) = (column, from);
    }
}
