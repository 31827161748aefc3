namespace SpinTorque;

/// <summary>
/// Rates laid out by S_z instead of by channel: those of electrons that meet one S_z lie together, then the bath's in the same way. An
/// elimination in the order of S_z and sums over the states go through them from end to end.
/// </summary>
internal sealed class SliceLayout
{
    private readonly GrainStructure _structure;
    private readonly int[] _first;
    private readonly int[] _tables;
    private readonly int[] _linkStart;
    private readonly TunnellingLink[] _links;

    public SliceLayout(GrainStructure structure)
    {
        _structure = structure;
        (_first, _tables) = LaySlices(structure);
        (_linkStart, _links) = SortLinks(structure.Space);
        SpinOf = [.. structure.Space.Multiplets.Select(multiplet => Array.BinarySearch(structure.Spins, multiplet.Spin.Doubled))];
        LastOf = [.. structure.Space.Multiplets.Select(multiplet => multiplet.Last.Doubled)];
        int[] place = Places();
        Source = [.. structure.Source.Select(at => place[at])];
    }

    /// <summary>Values of 2 S_z.</summary>
    public int Count => _first.Length - 1;

    /// <summary>Place of each transition's rate; length nnz.</summary>
    public int[] Source { get; }

    /// <summary>Index of each multiplet's spin among <see cref="GrainStructure.Spins"/>.</summary>
    public int[] SpinOf { get; }

    /// <summary>Largest 2 S_z of each multiplet.</summary>
    public int[] LastOf { get; }

    /// <summary>Tables that have an entry where the state without the electron has this S_z.</summary>
    public ReadOnlySpan<int> Tables(int slice) => _tables.AsSpan(_first[slice], _first[slice + 1] - _first[slice]);

    /// <summary>Entries of all slices before one.</summary>
    public int Entries(int slice) => _first[slice];

    /// <summary>Where a slice's rates begin: entering and leaving by turns, in the order of its tables.</summary>
    public int Tunnelling(int slice) => 2 * _first[slice];

    /// <summary>Where the bath's rates of a slice begin, that of the lower state: raising and lowering by turns, in the order of the spins.</summary>
    public int Bath(int slice) => 2 * (_structure.TableLength + slice * _structure.Spins.Length);

    /// <summary>Multiplets that a channel joins.</summary>
    public ReadOnlySpan<TunnellingLink> Links(int channel) => _links.AsSpan(_linkStart[channel], _linkStart[channel + 1] - _linkStart[channel]);

    private static (int[] First, int[] Tables) LaySlices(GrainStructure structure)
    {
        int lowest = structure.Space.LowestDoubledProjection;
        var first = new int[structure.ProjectionCount + 1];
        foreach (ref readonly GrainStructure.TableExtent table in structure.Tables.AsSpan())
        {
            for (int i = 0; i < table.Count; i++)
                first[table.First + 2 * i - lowest + 1]++;
        }
        for (int slice = 0; slice < structure.ProjectionCount; slice++)
            first[slice + 1] += first[slice];
        var tables = new int[structure.TableLength];
        int[] next = first[..^1];
        for (int index = 0; index < structure.Tables.Length; index++)
        {
            for (int i = 0; i < structure.Tables[index].Count; i++)
                tables[next[structure.Tables[index].First + 2 * i - lowest]++] = index;
        }
        return (first, tables);
    }

    private static (int[] Start, TunnellingLink[] Links) SortLinks(StateSpace space)
    {
        TunnellingLink[] links = [.. space.Links.OrderBy(link => link.Channel)];
        var start = new int[space.Channels.Count + 1];
        foreach (TunnellingLink link in links)
            start[link.Channel + 1]++;
        for (int channel = 0; channel < space.Channels.Count; channel++)
            start[channel + 1] += start[channel];
        return (start, links);
    }

    // From the row of all rates by channels, see GrainStructure.RateLength.
    private int[] Places()
    {
        int lowest = _structure.Space.LowestDoubledProjection, length = _structure.TableLength;
        var place = new int[_structure.RateLength];
        for (int slice = 0; slice < Count; slice++)
        {
            int at = Tunnelling(slice);
            foreach (int table in Tables(slice))
            {
                int entry = _structure.Tables[table].At(lowest + slice);
                (place[entry], place[length + entry], at) = (at, at + 1, at + 2);
            }
            at = Bath(slice);
            for (int spin = 0; spin < _structure.Spins.Length; spin++, at += 2)
                (place[_structure.BathStart(spin) + slice], place[_structure.BathStart(spin) + Count + slice]) = (at, at + 1);
        }
        return place;
    }
}
