namespace SpinTorque;

/// <summary>
/// The many-body states |{n_alpha}, S_z> that a grain keeps, indexed by ascending S_z and then by multiplet, and the links that single
/// electrons make between their multiplets.
/// </summary>
/// <remarks>
/// Multiplets are ordered by the parity of 2S, then S, charge and configuration, so that those present at one S_z are neighbours and an
/// index is two table look-ups. Immutable; safe to share between threads. Memory: two bits per multiplet and level, 8 per value of S_z.
/// </remarks>
public sealed class StateSpace
{
    private readonly PackedConfigurations _configurations;
    private readonly int[] _blockStart;     // index of the first state at each 2 S_z, one more at the end
    private readonly int[] _blockFirst;     // multiplet of that state

    private StateSpace(Grain grain, Multiplet[] multiplets, PackedConfigurations configurations, TunnellingChannel[] channels, TunnellingLink[] links)
    {
        (Grain, Multiplets, _configurations, Channels, Links) = (grain, multiplets, configurations, channels, links);
        LowestDoubledProjection = multiplets.Min(multiplet => multiplet.First.Doubled);
        HighestDoubledProjection = multiplets.Max(multiplet => multiplet.Last.Doubled);
        (_blockStart, _blockFirst) = Blocks();
    }

    /// <summary>The grain whose states these are; energies may change later, the structure may not.</summary>
    public Grain Grain { get; }

    /// <summary>All multiplets that keep at least one state.</summary>
    public IReadOnlyList<Multiplet> Multiplets { get; }

    /// <summary>The distinct tunnelling channels.</summary>
    public IReadOnlyList<TunnellingChannel> Channels { get; }

    /// <summary>Every pair of multiplets that one electron joins, ordered by the lower one.</summary>
    public IReadOnlyList<TunnellingLink> Links { get; }

    /// <summary>Number of states.</summary>
    public int Count => _blockStart[^1];

    /// <summary>Smallest 2 S_z of any state.</summary>
    public int LowestDoubledProjection { get; }

    /// <summary>Largest 2 S_z of any state.</summary>
    public int HighestDoubledProjection { get; }

    /// <summary>Most states that share one S_z.</summary>
    public int WidestBlock
    {
        get
        {
            int widest = 0;
            for (int block = 0; block + 1 < _blockStart.Length; block++)
                widest = Math.Max(widest, _blockStart[block + 1] - _blockStart[block]);
            return widest;
        }
    }

    /// <summary>Enumerates the states of a grain.</summary>
    /// <param name="grain">A sound grain (see <see cref="SpinTorque.Grain.Problems"/>).</param>
    /// <returns>The state space; time and memory linear in states and links.</returns>
    /// <exception cref="ArgumentException">The grain is not sound, no charge has a configuration, the window holds no state, or there are 2^31 states or more.</exception>
    public static StateSpace Enumerate(Grain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        if (grain.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(grain));
        var builder = new StateSpaceBuilder(grain);
        return new StateSpace(grain, builder.Multiplets, builder.Configurations, builder.Channels, builder.Links);
    }

    /// <summary>True where another grain has the same states and links, so that only energies differ.</summary>
    public bool Serves(Grain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Spin == Grain.Spin && other.Hold == Grain.Hold
            && other.Charges.Order().SequenceEqual(Grain.Charges.Order())
            && other.Levels.Count == Grain.Levels.Count
            && other.Levels.Zip(Grain.Levels).All(pair =>
                pair.First.Band == pair.Second.Band && pair.First.ReferenceOccupation == pair.Second.ReferenceOccupation);
    }

    /// <summary>Index of a state.</summary>
    /// <param name="multiplet">Index of its multiplet.</param>
    /// <param name="projection">S_z, one of the multiplet's kept values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplet does not keep that S_z.</exception>
    public int IndexOf(int multiplet, HalfInteger projection)
    {
        Multiplet of = Multiplets[multiplet];
        if (projection < of.First || projection > of.Last || int.IsOddInteger(projection.Doubled - of.First.Doubled))
            throw new ArgumentOutOfRangeException(nameof(projection), projection, $"The multiplet keeps S_z = {of.First} to {of.Last} in steps of 1.");
        return IndexOf(multiplet, projection.Doubled);
    }

    /// <summary>The state with an index.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public GrainState this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int block = Array.BinarySearch(_blockStart, index);
            if (block < 0)
                block = ~block - 1;
            while (_blockStart[block + 1] == index)     // empty blocks share their start
                block++;
            int multiplet = _blockFirst[block] + index - _blockStart[block];
            Multiplet of = Multiplets[multiplet];
            return new GrainState(multiplet, of.Charge, of.Spin, new HalfInteger(LowestDoubledProjection + block));
        }
    }

    /// <summary>Occupation of a level in a multiplet: 0, 1 or 2.</summary>
    public int Occupation(int multiplet, int level) => _configurations[multiplet, level];

    /// <summary>Index of the first state at a value of 2 S_z.</summary>
    internal int BlockStart(int doubledProjection) => _blockStart[doubledProjection - LowestDoubledProjection];

    /// <summary>Number of states at a value of 2 S_z.</summary>
    internal int BlockCount(int doubledProjection) =>
        _blockStart[doubledProjection - LowestDoubledProjection + 1] - _blockStart[doubledProjection - LowestDoubledProjection];

    /// <summary>Multiplet of the first state at a value of 2 S_z; those that follow are consecutive.</summary>
    internal int BlockFirstMultiplet(int doubledProjection) => _blockFirst[doubledProjection - LowestDoubledProjection];

    /// <summary>Index of a state, unchecked.</summary>
    internal int IndexOf(int multiplet, int doubledProjection)
    {
        int block = doubledProjection - LowestDoubledProjection;
        return _blockStart[block] + multiplet - _blockFirst[block];
    }

    // Multiplets present at one 2 S_z form one run of the order: both ends of the held range grow with S. So a run is found from
    // where ranges begin and end.
    private (int[] Start, int[] First) Blocks()
    {
        int blocks = HighestDoubledProjection - LowestDoubledProjection + 1;
        var start = new int[blocks + 1];
        var first = new int[blocks];
        Array.Fill(first, int.MaxValue);
        var change = new int[blocks + 2];
        for (int index = 0; index < Multiplets.Count;)
        {
            Multiplet of = Multiplets[index];
            int end = index + 1;
            while (end < Multiplets.Count && Multiplets[end].Spin == of.Spin)
                end++;
            for (int block = of.First.Doubled - LowestDoubledProjection; block <= of.Last.Doubled - LowestDoubledProjection; block += 2)
            {
                first[block] = Math.Min(first[block], index);
                change[block] += end - index;
            }
            index = end;
        }
        for (int block = 0; block < blocks; block++)
            start[block + 1] = start[block] + change[block];
        return (start, first);
    }
}
