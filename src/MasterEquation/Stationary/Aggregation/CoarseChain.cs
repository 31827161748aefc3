using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// The chain of classes: states of equal charge, spin S, metastable group and S_z lumped together, with the rates that their present
/// distribution inside gives them. It carries what is slow - the magnetisation, the charge, rare rearrangements - and is solved exactly.
/// </summary>
/// <remarks>Koury, McAllister and Stewart, SIAM J. Alg. Disc. Meth. 5, 164 (1984), with more than one class at each S_z.</remarks>
internal sealed class CoarseChain
{
    private readonly ThreadTeam _team;
    private readonly ClassRates _rates;
    private readonly Chain<Plain> _chain;
    private readonly double[] _coarseRates;
    private readonly double[] _factor;              // of each coarse state, class by class
    private ChainElimination<Plain>? _elimination;
    private ChainElimination<Extended>? _wide;
    private Chain<Extended>? _wideChain;
    private int _likeliest;                         // the most probable state
    private bool _middleFails;                      // whether doubles do not suffice from the middle
    private bool _widened;                          // whether the last elimination carried exponents apart
    private (bool Rates, bool Probabilities) _underflow;

    /// <summary>A chain of some classes.</summary>
    /// <param name="layout">The classes.</param>
    /// <param name="team">Threads.</param>
    public CoarseChain(ClassLayout layout, ThreadTeam team)
    {
        (Layout, _team) = (layout, team);
        _rates = new ClassRates(layout, team);
        _chain = new Chain<Plain>(layout.Pattern);
        _coarseRates = new double[layout.RateLength];
        _factor = new double[layout.Pattern.Count];
        Sums = new ClassSums(layout, team);
        Solution = new Extended[layout.Pattern.Count];
        _likeliest = Solution.Length / 2;
    }

    /// <summary>The classes.</summary>
    public ClassLayout Layout { get; }

    /// <summary>Sums of the vector restricted last.</summary>
    public ClassSums Sums { get; }

    /// <summary>Probabilities of the coarse states as solved last.</summary>
    public Extended[] Solution { get; }

    /// <summary>True where rates between classes have lost digits to underflow and that may matter.</summary>
    public bool LosesFlow => _underflow.Probabilities || (_underflow.Rates && _widened);

    /// <summary>Forgets the working point before.</summary>
    public void Begin() => (_likeliest, _middleFails, _widened, _underflow) = (Solution.Length / 2, false, false, default);

    /// <summary>Solves the coarse chain for the rates of the distribution restricted last.</summary>
    /// <returns>False where it has no unique stationary state in double precision.</returns>
    public bool Solve(MatrixFreeGenerator generator)
    {
        Array.Clear(_coarseRates);
        _rates.AddTunnelling(generator.Rates, Sums, Sums, _coarseRates);
        _rates.SetBath(generator.Rates, _coarseRates);
        _underflow = _rates.Underflow(generator.Rates, Sums, _coarseRates);
        Gather(_coarseRates, _chain.Rate);
        _chain.SumExits();
        _chain.KeepSlopes(0);
        return Eliminate(balanced: true);
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
    public bool LogarithmicSlopes(MatrixFreeGenerator generator, double[] slopes, ClassSums inside, Span<double> result)
    {
        var coarse = new double[_coarseRates.Length];
        _rates.AddTunnelling(slopes, Sums, Sums, coarse);
        _rates.AddTunnelling(generator.Rates, inside, Sums, coarse);
        _rates.SetBath(slopes, coarse);
        _chain.KeepSlopes(1);
        Gather(coarse, _chain.Slope[0]);
        if (!Eliminate(balanced: false))
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
        return Eliminate(balanced: false);
    }

    /// <summary>Solves Q y = source - Q (change inside classes) with y = 0 at the root, over the probabilities.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="source">Sums of the right-hand side, relative to the scale.</param>
    /// <param name="inside">Sums of the change inside classes.</param>
    /// <param name="scale">The scale of each 2 S_z.</param>
    /// <param name="result">y over the coarse probabilities, by coarse state.</param>
    /// <returns>False where it is beyond the range of doubles, as behind a barrier of 700 T.</returns>
    public bool Excess(MatrixFreeGenerator generator, ClassSums source, ClassSums inside, SteppedRow scale, Span<double> result)
    {
        var r = new double[Solution.Length];
        for (int g = 0; g < Layout.Members.Length; g++)
        {
            ReadOnlySpan<double> weight = scale.From(Layout.Range(g).First);
            for (int i = 0, at = Layout.Start[g]; at < Layout.Start[g + 1]; i++, at++)
                r[Layout.Place[at]] = source.Weights[at] * weight[i];
        }
        SubtractFlows(generator.Rates, inside, scale, r);
        return _widened ? Excess(_wide!, r, result) : Excess(_elimination!, r, result);
    }

    /// <summary>Scales a vector's classes to the coarse solution and returns the weight of every 2 S_z.</summary>
    public Extended[] Prolong(MatrixFreeGenerator generator, double[] p)
    {
        var scale = new Extended[Layout.Projections];
        double[] factor = _factor;
        for (int g = 0; g < Layout.Members.Length; g++)
        {
            int m = Layout.Range(g).First;
            for (int at = Layout.Start[g]; at < Layout.Start[g + 1]; at++, m += 2)
                scale[m] += Solution[Layout.Place[at]];
        }
        _team.For(Layout.Members.Length, g =>
        {
            int m = Layout.Range(g).First;
            for (int at = Layout.Start[g]; at < Layout.Start[g + 1]; at++, m += 2)
                factor[at] = (scale[m].IsZero ? 1 : (Solution[Layout.Place[at]] / scale[m]).ToDouble()) / Sums.Weights[at];
        });
        _team.For(Layout.ClassOf.Length, multiplet =>
            RowKernels.Multiply(generator.Of(p, multiplet), factor.AsSpan(Layout.Start[Layout.ClassOf[multiplet]]..Layout.Start[Layout.ClassOf[multiplet] + 1])));
        return scale;
    }

    // Towards the middle, which two threads reach from both ends in half the time; or towards the likeliest state, to which derivatives lose no
    // digits and before which no barrier lies in a single well.
    private bool Eliminate(bool balanced)
    {
        bool found = balanced && !_middleFails && TryPlain(Solution.Length / 2);
        if (!found && balanced && !_middleFails)
            (_middleFails, _likeliest) = (true, _elimination!.Trapped < 0 ? _elimination.MostProbable : _likeliest);
        if (!found && !TryPlain(_likeliest) && _elimination!.Trapped >= 0)
            return false;
        if (_widened)
            EliminateWidened(_likeliest);
        (_widened ? _wide!.Probabilities : _elimination!.Probabilities).CopyTo(Solution);
        _likeliest = _widened ? _wide!.MostProbable : _elimination!.MostProbable;
        return true;
    }

    /// <summary>Of each 2 S_z the longest stay there or beyond (see <see cref="CoarseStays"/>).</summary>
    public double[] LongestStays()
    {
        double[] stays = new CoarseStays(_chain, Solution).Find(), result = new double[Layout.Projections];
        for (int g = 0; g < Layout.Members.Length; g++)
        {
            int m = Layout.Range(g).First;
            for (int at = Layout.Start[g]; at < Layout.Start[g + 1]; at++, m += 2)
                result[m] = Math.Max(result[m], stays[Layout.Place[at]]);
        }
        return result;
    }

    private bool TryPlain(int root)
    {
        _elimination ??= new ChainElimination<Plain>(_chain.Pattern);
        _elimination.Run(_chain, root, _team);
        _widened = _elimination.Trapped >= 0
            || !_elimination.IsTrustworthy(_underflow.Rates, RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(_chain.Exit)));
        return !_widened;
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
        _wide.Run(_wideChain, root, _team);
    }

    private static bool Excess<T>(ChainElimination<T> elimination, double[] r, Span<double> result)
        where T : struct, IRateNumber<T>
    {
        var y = new T[r.Length];
        elimination.Band.Solve([.. r.Select(T.From)], y);
        for (int place = 0; place < y.Length; place++)
        {
            Extended p = elimination.Probabilities[place];
            result[place] = p.IsZero ? 0 : (y[place].Widen() / p).ToDouble();       // a weight of zero has no excess
            if (!double.IsFinite(result[place]))
                return false;
        }
        return true;
    }

    private void Gather(double[] coarse, Plain[] entries)
    {
        for (int entry = 0; entry < entries.Length; entry++)
            entries[entry] = new Plain(coarse[Layout.Source[entry]]);
    }

    // r -= Q (change inside classes), flow by flow, so that what leaves one class enters another to the last bit
    private void SubtractFlows(double[] rates, ClassSums inside, SteppedRow scale, double[] r)
    {
        var flows = new double[_coarseRates.Length];
        _rates.AddTunnelling(rates, inside, over: null, flows);
        foreach (ClassStep step in Layout.Steps)
        {
            ReadOnlySpan<double> from = scale.From(Layout.Range(step.Lower).First)[step.LowerAt..], to = scale.From(Layout.Range(step.Upper).First)[step.UpperAt..];
            ReadOnlySpan<int> lower = Layout.Place.AsSpan(Layout.Start[step.Lower] + step.LowerAt), upper = Layout.Place.AsSpan(Layout.Start[step.Upper] + step.UpperAt);
            for (int i = 0; i < step.Count; i++)
            {
                double flow = flows[step.Entering + i] * from[i] - flows[step.Leaving + i] * to[i];
                r[upper[i]] -= flow;
                r[lower[i]] += flow;
            }
        }
    }
}
