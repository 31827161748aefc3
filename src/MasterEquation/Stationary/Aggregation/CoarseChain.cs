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
    private readonly int _lowest;
    private readonly Chain<Plain> _chain;
    private readonly double[] _coarseRates;
    private ChainElimination<Plain>? _elimination;
    private ChainElimination<Extended>? _wide;
    private Chain<Extended>? _wideChain;
    private bool _widened;                          // whether the last elimination carried exponents apart

    /// <summary>A chain of some classes.</summary>
    /// <param name="layout">The classes.</param>
    /// <param name="parallel">Threads.</param>
    public CoarseChain(ClassLayout layout, ParallelOptions parallel)
    {
        (Layout, _structure, _parallel) = (layout, layout.Structure, parallel);
        _lowest = _structure.Space.LowestDoubledProjection;
        _chain = new Chain<Plain>(layout.Pattern);
        _coarseRates = new double[layout.RateLength];
        Sums = new ClassSums(layout, parallel);
        Solution = new Extended[layout.Pattern.Count];
    }

    /// <summary>The classes.</summary>
    public ClassLayout Layout { get; }

    /// <summary>Sums of the vector restricted last.</summary>
    public ClassSums Sums { get; }

    /// <summary>Probabilities of the coarse states as solved last.</summary>
    public Extended[] Solution { get; }

    /// <summary>Solves the coarse chain for the rates of the distribution restricted last.</summary>
    /// <returns>False where it has no unique stationary state in double precision.</returns>
    public bool Solve(MatrixFreeGenerator generator)
    {
        Shares(generator.Rates, Sums, _coarseRates, add: false);
        Gather(_coarseRates, _chain.Rate);
        _chain.SumExits();
        _chain.KeepSlopes(0);
        return Eliminate(Solution.Length / 2);
    }

    /// <summary>
    /// Logarithmic derivatives of the coarse probabilities where rates and distributions inside classes change: derivatives are carried through
    /// the elimination, so that no barrier costs them digits.
    /// </summary>
    /// <param name="generator">The generator.</param>
    /// <param name="slopes">Derivatives of the row of all rates.</param>
    /// <param name="inside">Sums of the change inside classes, of which each class has none in all.</param>
    /// <param name="result">Result by coarse state.</param>
    /// <returns>False where it has no unique stationary state in double precision.</returns>
    public bool LogarithmicSlopes(MatrixFreeGenerator generator, ReadOnlySpan<double> slopes, ClassSums inside, Span<double> result)
    {
        var coarse = new double[_coarseRates.Length];
        Shares(slopes, Sums, coarse, add: false);
        Shares(generator.Rates, inside, coarse, add: true);
        _chain.KeepSlopes(1);
        Gather(coarse, _chain.Slope[0]);
        if (!Eliminate(MostProbable()))
            return false;
        if (_widened)
            _wide!.LogarithmicSlopes(0, result);
        else
            _elimination!.LogarithmicSlopes(0, result);
        return true;
    }

    /// <summary>Makes the most probable coarse state the root, for <see cref="Excess"/>.</summary>
    /// <returns>False where the chain has no unique stationary state in double precision.</returns>
    public bool Root()
    {
        _chain.KeepSlopes(0);
        return Eliminate(MostProbable());
    }

    /// <summary>Solves Q y = source - Q (change inside classes) with y = 0 at the root, over the probabilities.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="source">Summed right-hand side, relative to the scale.</param>
    /// <param name="inside">Sums of the change inside classes.</param>
    /// <param name="scale">The scale of each 2 S_z.</param>
    /// <param name="result">y over the coarse probabilities, by coarse state.</param>
    /// <returns>True.</returns>
    public bool Excess(MatrixFreeGenerator generator, double[][] source, ClassSums inside, ReadOnlySpan<double> scale, Span<double> result)
    {
        var r = new double[Solution.Length];
        for (int g = 0; g < source.Length; g++)
        {
            (int first, int count) = Layout.Range(g);
            for (int m = first; m < first + 2 * count; m += 2)
                r[Layout.PlaceOf(g, m)] = source[g][m] * scale[m];
        }
        SubtractFlows(generator.Rates, inside, scale, r);
        return _widened ? Excess(_wide!, r, result) : Excess(_elimination!, r, result);
    }

    /// <summary>Scales a vector's classes to the coarse solution and returns the weight of every 2 S_z.</summary>
    public Extended[] Prolong(MatrixFreeGenerator generator, double[] p)
    {
        var scale = new Extended[Layout.Projections];
        Each((g, m, place) => scale[m] += Solution[place]);
        var factor = Layout.Rows(Layout.Members.Length);
        Each((g, m, place) => factor[g][m] = (scale[m].IsZero ? 1 : (Solution[place] / scale[m]).ToDouble()) / Sums.Weight[g][m]);
        Parallel.For(0, Layout.ClassOf.Length, _parallel, multiplet =>
        {
            Span<double> own = generator.Of(p, multiplet);
            int g = Layout.ClassOf[multiplet], first = Layout.Range(g).First;
            for (int i = 0; i < own.Length; i++)
                own[i] *= factor[g][first + 2 * i];
        });
        return scale;
    }

    private void Each(Action<int, int, int> action)
    {
        for (int g = 0; g < Layout.Members.Length; g++)
        {
            (int first, int count) = Layout.Range(g);
            for (int m = first; m < first + 2 * count; m += 2)
                action(g, m, Layout.PlaceOf(g, m));
        }
    }

    private bool Eliminate(int root)
    {
        _elimination ??= new ChainElimination<Plain>(_chain.Pattern);
        _elimination.Run(_chain, root);
        if (_elimination.Trapped >= 0)
            return false;
        ReadOnlySpan<double> rates = MemoryMarshal.Cast<Plain, double>(_chain.Rate), exits = MemoryMarshal.Cast<Plain, double>(_chain.Exit);
        _widened = !_elimination.IsTrustworthy(RowKernels.SmallestPositive(rates) < RateTables.SmallestNormal, RowKernels.Largest(exits));
        if (_widened)
            EliminateWidened(root);
        (_widened ? _wide!.Probabilities : _elimination.Probabilities).CopyTo(Solution);
        return true;
    }

    // Products of rates may underflow where none of the rates does.
    private void EliminateWidened(int root)
    {
        _wideChain ??= new Chain<Extended>(_chain.Pattern);
        _wide ??= new ChainElimination<Extended>(_chain.Pattern);
        _wideChain.KeepSlopes(_chain.Slope.Length);
        for (int entry = 0; entry < _chain.Rate.Length; entry++)
            _wideChain.Rate[entry] = _chain.Rate[entry].Widen();
        for (int entry = 0; _chain.Slope.Length > 0 && entry < _chain.Rate.Length; entry++)
            _wideChain.Slope[0][entry] = _chain.Slope[0][entry].Widen();
        _wide.Run(_wideChain, root);
    }

    private int MostProbable()
    {
        int most = 0;
        for (int place = 1; place < Solution.Length; place++)
            most = Solution[place].IsAbove(Solution[most]) ? place : most;
        return most;
    }

    private static bool Excess<T>(ChainElimination<T> elimination, double[] r, Span<double> result)
        where T : struct, IRateNumber<T>
    {
        var y = new T[r.Length];
        elimination.Band.Solve([.. r.Select(T.From)], y);
        for (int place = 0; place < y.Length; place++)
        {
            double over = (y[place].Widen() / elimination.Probabilities[place]).ToDouble();
            result[place] = double.IsFinite(over) ? over : 0;       // a weight of zero has no excess
        }
        return true;
    }

    private void Gather(double[] coarse, Plain[] entries)
    {
        for (int entry = 0; entry < entries.Length; entry++)
            entries[entry] = new Plain(coarse[Layout.Source[entry]]);
    }

    // Rate of a class = sum of its members' rates times their share of it.
    private void Shares(ReadOnlySpan<double> rates, ClassSums of, double[] coarse, bool add)
    {
        for (int bundle = 0; bundle < Layout.Bundles.Length; bundle++)
        {
            (int lower, int upper, int channel) = Layout.Bundles[bundle];
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = _structure.Tables[2 * channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest, n = m + table.Sigma, at = table.Start + i;
                    double entering = rates[at] * (of.Without[bundle][m] / Sums.Weight[lower][m]);
                    double leaving = rates[_structure.TableLength + at] * (of.With[bundle][n] / Sums.Weight[upper][n]);
                    coarse[Layout.Entering(bundle, side, m)] = entering + (add ? coarse[Layout.Entering(bundle, side, m)] : 0);
                    coarse[Layout.Leaving(bundle, side, m)] = leaving + (add ? coarse[Layout.Leaving(bundle, side, m)] : 0);
                }
            }
        }
        // all members of a class have the bath's rates of their spin
        for (int g = 0; g < Layout.Members.Length && _structure.Spins.Length > 0 && !add; g++)
            rates.Slice(_structure.BathStart(Layout.Spin[g]), 2 * Layout.Projections).CopyTo(coarse.AsSpan(Layout.Raising(g, 0)));
    }

    // r -= Q (change inside classes), flow by flow, so that what leaves one class enters another to the last bit
    private void SubtractFlows(ReadOnlySpan<double> rates, ClassSums inside, ReadOnlySpan<double> scale, double[] r)
    {
        for (int bundle = 0; bundle < Layout.Bundles.Length; bundle++)
        {
            (int lower, int upper, int channel) = Layout.Bundles[bundle];
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = _structure.Tables[2 * channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _lowest, n = m + table.Sigma, at = table.Start + i;
                    double flow = rates[at] * inside.Without[bundle][m] * scale[m] - rates[_structure.TableLength + at] * inside.With[bundle][n] * scale[n];
                    r[Layout.PlaceOf(upper, n)] -= flow;
                    r[Layout.PlaceOf(lower, m)] += flow;
                }
            }
        }
    }
}
