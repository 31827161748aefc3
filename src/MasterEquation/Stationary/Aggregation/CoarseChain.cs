using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// The chain of classes: states of equal charge, spin S, metastable group and S_z lumped together, with the rates that their present
/// distribution inside gives them. It carries what is slow - the magnetisation, the charge, rare rearrangements - and is solved exactly.
/// </summary>
/// <remarks>Koury, McAllister and Stewart, SIAM J. Alg. Disc. Meth. 5, 164 (1984), with more than one class at each S_z.</remarks>
internal sealed class CoarseChain
{
    private readonly GrainStructure _structure;
    private readonly ParallelOptions _parallel;
    private readonly StateSpace _space;
    private readonly int _lowest;
    private readonly int _projections;
    private readonly (int Charge, int DoubledSpin, int Group)[] _classes;
    private readonly int[][] _members;              // multiplets of each class
    private readonly (int Lower, int Upper, int Channel)[] _bundles;
    private readonly TunnellingLink[][] _links;     // links of each bundle
    private readonly int[] _place;                  // coarse state by class and 2 S_z; -1 for none
    private readonly Chain<Plain> _chain;
    private readonly int[] _source;                 // of each coarse transition: its place in the row of coarse rates
    private readonly double[] _coarseRates;
    private readonly double[][] _weight;            // of each class by 2 S_z
    private readonly double[][] _without;           // summed probabilities of each bundle's states without the electron
    private readonly double[][] _with;              // and with it
    private ChainElimination<Plain>? _elimination;
    private ChainElimination<Extended>? _wide;
    private Chain<Extended>? _wideChain;

    /// <summary>Lays out the classes.</summary>
    /// <param name="structure">The grain.</param>
    /// <param name="group">The metastable group of each multiplet.</param>
    /// <param name="parallel">Threads.</param>
    public CoarseChain(GrainStructure structure, int[] group, ParallelOptions parallel)
    {
        _parallel = parallel;
        (_structure, _space) = (structure, structure.Space);
        (_lowest, _projections) = (_space.LowestDoubledProjection, structure.ProjectionCount);
        var keys = _space.Multiplets.Select((multiplet, index) => (multiplet.Charge, multiplet.Spin.Doubled, Group: group[index])).ToArray();
        _classes = [.. keys.Distinct().Order()];
        var indices = _classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int[] classOf = [.. keys.Select(key => indices[key])];
        _members = [.. classOf.Index().GroupBy(pair => pair.Item).OrderBy(members => members.Key).Select(members => members.Select(pair => pair.Index).ToArray())];
        var bundles = _space.Links.GroupBy(link => (Lower: classOf[link.Lower], Upper: classOf[link.Upper], link.Channel)).ToArray();
        _bundles = [.. bundles.Select(bundle => bundle.Key)];
        _links = [.. bundles.Select(bundle => bundle.ToArray())];
        _place = PlaceStates(out int count);
        (TransitionPattern pattern, _source) = Pattern(count);
        _chain = new Chain<Plain>(pattern);
        _coarseRates = new double[4 * _bundles.Length * _projections + 2 * _classes.Length * _projections];
        _weight = Rows(_classes.Length);
        (_without, _with) = (Rows(_bundles.Length), Rows(_bundles.Length));
        Solution = new Extended[count];
    }

    /// <summary>Number of coarse states.</summary>
    public int Count => Solution.Length;

    /// <summary>Probabilities of the coarse states as solved last.</summary>
    public Extended[] Solution { get; }

    /// <summary>Sums classes and bundles from a vector; a class that has lost all weight at an S_z gets it back evenly.</summary>
    public void Restrict(MatrixFreeGenerator generator, double[] p)
    {
        Parallel.For(0, _classes.Length, _parallel, g => SumClass(generator, p, g));
        Parallel.For(0, _bundles.Length, _parallel, bundle => SumBundle(generator, p, bundle));
    }

    /// <summary>Solves the coarse chain for the rates of the distribution restricted last.</summary>
    /// <returns>False where it has no unique stationary state in double precision.</returns>
    public bool Solve(MatrixFreeGenerator generator)
    {
        FillRates(generator);
        for (int entry = 0; entry < _source.Length; entry++)
            _chain.Rate[entry] = new Plain(_coarseRates[_source[entry]]);
        _chain.SumExits();
        _elimination ??= new ChainElimination<Plain>(_chain.Pattern);
        _elimination.Run(_chain, Count / 2);
        if (_elimination.Trapped >= 0)
            return false;
        ReadOnlySpan<double> rates = MemoryMarshal.Cast<Plain, double>(_chain.Rate), exits = MemoryMarshal.Cast<Plain, double>(_chain.Exit);
        bool underflow = RowKernels.SmallestPositive(rates) < RateTables.SmallestNormal;
        if (_elimination.IsTrustworthy(underflow, RowKernels.Largest(exits)))
            _elimination.Probabilities.CopyTo(Solution);
        else
            SolveWidened();
        return true;
    }

    // Products of rates may underflow where none of the rates does.
    private void SolveWidened()
    {
        _wideChain ??= new Chain<Extended>(_chain.Pattern);
        _wide ??= new ChainElimination<Extended>(_chain.Pattern);
        for (int entry = 0; entry < _source.Length; entry++)
            _wideChain.Rate[entry] = _chain.Rate[entry].Widen();
        _wide.Run(_wideChain, Count / 2);
        _wide.Probabilities.CopyTo(Solution);
    }

    /// <summary>Scales a vector's classes to the coarse solution and returns the weight of every 2 S_z.</summary>
    public Extended[] Prolong(MatrixFreeGenerator generator, double[] p)
    {
        var scale = new Extended[_projections];
        for (int place = 0; place < _place.Length; place++)
        {
            if (_place[place] >= 0)
                scale[place % _projections] += Solution[_place[place]];
        }
        Parallel.For(0, _classes.Length, _parallel, g =>
        {
            foreach (int multiplet in _members[g])
                ScaleMultiplet(generator.Of(p, multiplet), multiplet, g, scale);
        });
        return scale;
    }

    /// <summary>Net and gross electrons per unit time from a lead, for the vector restricted last and the weights it is relative to.</summary>
    public (double Net, double Gross) Current(RateTables<Plain> tables, int lead, ReadOnlySpan<Extended> scale)
    {
        CompensatedSum<Plain> net = default;
        double gross = 0;
        for (int bundle = 0; bundle < _bundles.Length; bundle++)
        {
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = _structure.Tables[2 * _bundles[bundle].Channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest;
                    double inward = tables.Enter[lead][table.Start + i].Value * _without[bundle][m] * scale[m].ToDouble();
                    double outward = tables.Leave[lead][table.Start + i].Value * _with[bundle][m + table.Sigma] * scale[m + table.Sigma].ToDouble();
                    net.Add(new Plain(inward - outward));
                    gross += inward + outward;
                }
            }
        }
        return (net.Value.Value, gross);
    }

    private void ScaleMultiplet(Span<double> p, int multiplet, int g, Extended[] scale)
    {
        int first = _space.Multiplets[multiplet].First.Doubled - _lowest;
        for (int i = 0; i < p.Length; i++)
        {
            int m = first + 2 * i;
            Extended total = scale[m];
            double share = total.IsZero ? 1 : (Solution[_place[g * _projections + m]] / total).ToDouble();
            p[i] *= share / _weight[g][m];
        }
    }

    private void SumClass(MatrixFreeGenerator generator, double[] p, int g)
    {
        double[] weight = _weight[g];
        AddUp(generator, p, _members[g], weight);
        int first = _space.Multiplets[_members[g][0]].First.Doubled - _lowest, count = _space.Multiplets[_members[g][0]].Count;
        bool lost = false;
        for (int i = 0; i < count; i++)
            lost |= !(weight[first + 2 * i] > 0);
        if (!lost)
            return;
        foreach (int multiplet in _members[g])
        {
            Span<double> own = generator.Of(p, multiplet);
            for (int i = 0; i < count; i++)
                own[i] = weight[first + 2 * i] > 0 ? own[i] : 1.0 / _members[g].Length;
        }
        AddUp(generator, p, _members[g], weight);
    }

    private void SumBundle(MatrixFreeGenerator generator, double[] p, int bundle)
    {
        AddUp(generator, p, _links[bundle].Select(link => link.Lower), _without[bundle]);
        AddUp(generator, p, _links[bundle].Select(link => link.Upper), _with[bundle]);
    }

    // Members of one class keep the same S_z.
    private void AddUp(MatrixFreeGenerator generator, double[] p, IEnumerable<int> multiplets, double[] row)
    {
        double[] sum = [];
        int first = 0;
        foreach (int multiplet in multiplets)
        {
            if (sum.Length == 0)
                (sum, first) = (new double[_space.Multiplets[multiplet].Count], _space.Multiplets[multiplet].First.Doubled - _lowest);
            RowKernels.AddScaled(sum, generator.Of(p, multiplet), 1);
        }
        Array.Clear(row);
        for (int i = 0; i < sum.Length; i++)
            row[first + 2 * i] = sum[i];
    }

    // Rate of a class = sum of its members' rates times their share of it.
    private void FillRates(MatrixFreeGenerator generator)
    {
        ReadOnlySpan<double> rates = generator.Rates;
        for (int bundle = 0; bundle < _bundles.Length; bundle++)
        {
            (int lower, int upper, int channel) = _bundles[bundle];
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = _structure.Tables[2 * channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest, n = m + table.Sigma, at = table.Start + i;
                    _coarseRates[Entering(bundle, side, m)] = rates[at] * (_without[bundle][m] / _weight[lower][m]);
                    _coarseRates[Leaving(bundle, side, m)] = rates[_structure.TableLength + at] * (_with[bundle][n] / _weight[upper][n]);
                }
            }
        }
        for (int g = 0; g < _classes.Length && _structure.Spins.Length > 0; g++)
        {
            int start = _structure.BathStart(Array.BinarySearch(_structure.Spins, _classes[g].DoubledSpin));
            rates.Slice(start, 2 * _projections).CopyTo(_coarseRates.AsSpan(Raising(g, 0)));
        }
    }

    private int Entering(int bundle, int side, int m) => (4 * bundle + side) * _projections + m;

    private int Leaving(int bundle, int side, int m) => (4 * bundle + 2 + side) * _projections + m;

    private int Raising(int g, int m) => (4 * _bundles.Length + 2 * g) * _projections + m;

    private int[] PlaceStates(out int count)
    {
        var place = new int[_classes.Length * _projections];
        Array.Fill(place, -1);
        int next = 0;
        for (int m = 0; m < _projections; m++)
        {
            for (int g = 0; g < _classes.Length; g++)
            {
                Multiplet of = _space.Multiplets[_members[g][0]];
                int doubled = m + _lowest;
                if (doubled >= of.First.Doubled && doubled <= of.Last.Doubled && int.IsEvenInteger(doubled - of.First.Doubled))
                    place[g * _projections + m] = next++;
            }
        }
        count = next;
        return place;
    }

    private (TransitionPattern Pattern, int[] Source) Pattern(int count)
    {
        var transitions = new List<(int To, int From, int Source)>();
        for (int bundle = 0; bundle < _bundles.Length; bundle++)
        {
            (int lower, int upper, int channel) = _bundles[bundle];
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = _structure.Tables[2 * channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest;
                    int without = _place[lower * _projections + m], with = _place[upper * _projections + m + table.Sigma];
                    transitions.Add((with, without, Entering(bundle, side, m)));
                    transitions.Add((without, with, Leaving(bundle, side, m)));
                }
            }
        }
        for (int g = 0; g < _classes.Length && _structure.Spins.Length > 0; g++)
        {
            for (int m = 0; m + 2 < _projections; m++)
            {
                (int low, int high) = (_place[g * _projections + m], _place[g * _projections + m + 2]);
                if (low < 0 || high < 0)
                    continue;
                transitions.Add((high, low, Raising(g, m)));
                transitions.Add((low, high, Raising(g, m) + _projections));
            }
        }
        transitions.Sort();
        var rowStart = new int[count + 1];
        foreach ((int to, _, _) in transitions)
            rowStart[to + 1]++;
        for (int i = 0; i < count; i++)
            rowStart[i + 1] += rowStart[i];
        return (new TransitionPattern(count, rowStart, [.. transitions.Select(entry => entry.From)]), [.. transitions.Select(entry => entry.Source)]);
    }

    private double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_projections])];
}
