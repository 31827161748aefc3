namespace SpinTorque;

/// <summary>Enumerates configurations, orders their multiplets and finds the links between them.</summary>
internal sealed class StateSpaceBuilder
{
    private readonly Grain _grain;
    private readonly ConfigurationSpace _configurations;
    private readonly int[] _charges;            // ascending, those with a configuration
    private readonly int[][] _multipletOf;      // by charge and rank; -1 where the window holds no state

    public StateSpaceBuilder(Grain grain)
    {
        _grain = grain;
        _configurations = new ConfigurationSpace(grain.Levels);
        _charges = [.. grain.Charges.Order().Where(charge => _configurations.Count(charge) > 0)];
        if (_charges.Length == 0)
            throw new ArgumentException("None of the charges has a configuration.", nameof(grain));
        RefuseTooMany();
        _multipletOf = [.. _charges.Select(charge => new int[_configurations.Count(charge)])];
        (Multiplets, Configurations) = OrderedMultiplets();
        (Channels, Links) = FindLinks();
    }

    public Multiplet[] Multiplets { get; }

    public PackedConfigurations Configurations { get; }

    public TunnellingChannel[] Channels { get; }

    public TunnellingLink[] Links { get; }

    // Before anything is allocated: every configuration has at least one state unless the window removes it.
    private void RefuseTooMany()
    {
        double configurations = _charges.Sum(charge => (double)_configurations.Count(charge));
        if (configurations * _grain.Levels.Count > Array.MaxLength)
            throw new ArgumentException($"The charges have {configurations:G3} configurations; this exceeds what can be indexed. Keep fewer charges or levels.");
    }

    private (Multiplet[] Multiplets, PackedConfigurations Configurations) OrderedMultiplets()
    {
        PackedConfigurations[] enumerated = [.. _charges.Select(_configurations.Enumerate)];
        var occupations = new byte[_grain.Levels.Count];
        var found = new List<(Multiplet Multiplet, int ChargeIndex)>();
        long states = 0;
        for (int c = 0; c < _charges.Length; c++)
        {
            Array.Fill(_multipletOf[c], -1);
            for (int rank = 0; rank < _multipletOf[c].Length; rank++)
            {
                enumerated[c].Get(rank, occupations);
                Multiplet multiplet = MultipletOf(_charges[c], rank, occupations);
                if (multiplet.Last < multiplet.First)
                    continue;
                states += multiplet.Count;
                found.Add((multiplet, c));
            }
        }
        if (found.Count == 0)
            throw new ArgumentException($"The window {_grain.Hold.Minimum} to {_grain.Hold.Maximum} of S_z/S holds no state.");
        if (states > Array.MaxLength)
            throw new ArgumentException($"The grain has {states} states; at most {Array.MaxLength} can be indexed.");
        found.Sort(static (a, b) => Order(a.Multiplet, b.Multiplet));
        var configurations = new PackedConfigurations(_grain.Levels.Count, found.Count);
        for (int index = 0; index < found.Count; index++)
        {
            (Multiplet multiplet, int c) = found[index];
            _multipletOf[c][multiplet.Rank] = index;
            configurations.Copy(index, enumerated[c], multiplet.Rank);
        }
        return ([.. found.Select(pair => pair.Multiplet)], configurations);
    }

    private Multiplet MultipletOf(int charge, int rank, ReadOnlySpan<byte> occupations)
    {
        int doubledSpin = _grain.DoubledCoreSpin + occupations.Count((byte)1);
        (int first, int last) = _grain.Hold.DoubledProjections(doubledSpin);
        return new Multiplet(charge, new HalfInteger(doubledSpin), new HalfInteger(first), new HalfInteger(last), rank);
    }

    private static int Order(Multiplet a, Multiplet b)
    {
        int byParity = (a.Spin.Doubled & 1).CompareTo(b.Spin.Doubled & 1);
        int bySpin = byParity != 0 ? byParity : a.Spin.CompareTo(b.Spin);
        int byCharge = bySpin != 0 ? bySpin : a.Charge.CompareTo(b.Charge);
        return byCharge != 0 ? byCharge : a.Rank.CompareTo(b.Rank);
    }

    private (TunnellingChannel[] Channels, TunnellingLink[] Links) FindLinks()
    {
        int width = _grain.Levels.Count;
        var channels = new Dictionary<TunnellingChannel, int>();
        var links = new List<TunnellingLink>();
        var raised = new byte[width];
        for (int lower = 0; lower < Multiplets.Length; lower++)
        {
            Multiplet multiplet = Multiplets[lower];
            int upperCharge = Array.BinarySearch(_charges, multiplet.Charge + 1);
            if (upperCharge < 0)
                continue;
            Configurations.Get(lower, raised);
            for (int level = 0; level < width; level++)
            {
                int occupation = raised[level];
                if (occupation == _grain.Levels[level].MaxOccupation)
                    continue;
                raised[level]++;
                int upper = _multipletOf[upperCharge][_configurations.Rank(raised)];
                raised[level]--;
                if (upper < 0)
                    continue;
                var channel = new TunnellingChannel(level, occupation, multiplet.Charge, multiplet.Spin);
                if (!channels.TryGetValue(channel, out int index))
                    channels.Add(channel, index = channels.Count);
                links.Add(new TunnellingLink(lower, upper, index));
            }
        }
        return ([.. channels.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. links]);
    }
}
