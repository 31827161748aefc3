using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// The generator Q of a continuous-time Markov chain, dP/dt = Q P: non-negative rates between states and exit rates, kept apart, so that
/// columns sum to zero by construction. States are in an order that keeps the band narrow.
/// </summary>
public sealed class Generator
{
    private readonly Lazy<Chain<Plain>> _chain;
    private readonly Lazy<double> _largestExit;
    private readonly Func<Chain<Extended>> _widen;

    private Generator(int states, Func<Chain<Plain>> fill, bool underflow, Func<Chain<Extended>> widen, Func<int, string> label)
    {
        (StateCount, Underflow, _widen, Label) = (states, underflow, widen, label);
        _chain = new Lazy<Chain<Plain>>(fill);
        _largestExit = new Lazy<double>(() => RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(Chain.Exit)));
    }

    /// <summary>A grain's generator at a working point; its transitions are stored once a method asks for them.</summary>
    internal Generator(WorkingPoint grain, int parameters, Func<Chain<Plain>> fill, Func<Chain<Extended>> widen, Func<int, string> label)
        : this(grain.Structure.Space.Count, fill, grain.Tables.Underflow, widen, label) => (Grain, Parameters) = (grain, parameters);

    /// <summary>A chain that is stored.</summary>
    internal Generator(Chain<Plain> chain, bool underflow, Func<Chain<Extended>> widen, Func<int, string> label)
        : this(chain.Pattern.Count, () => chain, underflow, widen, label)
    {
    }

    /// <summary>Number of states n.</summary>
    public int StateCount { get; }

    /// <summary>Number of transitions, those of rate zero included.</summary>
    public long TransitionCount => Grain?.Structure.TransitionCount ?? Chain.Pattern.EntryCount;

    /// <summary>Largest distance in index of two joined states.</summary>
    public int HalfBandwidth => Grain?.Structure.HalfBandwidth ?? Chain.Pattern.HalfBandwidth;

    /// <summary>Largest rate of one transition.</summary>
    public double LargestRate => RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(Grain is null ? Chain.Rate : Grain.Tables.All));

    /// <summary>Largest exit rate of a state.</summary>
    public double LargestExitRate => _largestExit.Value;

    /// <summary>The name of a state, for messages.</summary>
    public Func<int, string> Label { get; }

    /// <summary>True where a rate above zero left the normal range of a double; it is then zero or has lost digits.</summary>
    public bool Underflow { get; }

    /// <summary>How many closed classes the rates as doubles have; the stationary state is unique where it is one. Cost linear in transitions.</summary>
    public int CountClosedClasses() => ClosedClasses.Find(Chain).Count;

    /// <summary>The rates as doubles.</summary>
    internal Chain<Plain> Chain => _chain.Value;

    /// <summary>The grain's working point; null for a chain that comes from elsewhere.</summary>
    internal WorkingPoint? Grain { get; }

    /// <summary>A chain given by its transitions.</summary>
    /// <param name="states">Number of states, at least one.</param>
    /// <param name="transitions">Origin, destination and rate of each; origin and destination differ, rates are finite and not negative; repeated ones add up.</param>
    /// <param name="label">Names of states in messages; their indices by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A state or a rate is out of range.</exception>
    public static Generator FromTransitions(int states, IEnumerable<(int From, int To, double Rate)> transitions, Func<int, string>? label = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(states);
        ArgumentNullException.ThrowIfNull(transitions);
        (int From, int To, double Rate)[] sorted = [.. transitions];
        foreach ((int from, int to, double rate) in sorted)
        {
            if ((uint)from >= (uint)states || (uint)to >= (uint)states || from == to)
                throw new ArgumentOutOfRangeException(nameof(transitions), (from, to), $"A transition joins two different states between 0 and {states - 1}.");
            if (!(rate >= 0) || !double.IsFinite(rate))
                throw new ArgumentOutOfRangeException(nameof(transitions), rate, "A rate must be finite and not negative.");
        }
        sorted = Sorted(Sorted(sorted, states, static transition => transition.From), states, static transition => transition.To);
        var rowStart = new int[states + 1];
        foreach ((_, int to, _) in sorted)
            rowStart[to + 1]++;
        for (int i = 0; i < states; i++)
            rowStart[i + 1] += rowStart[i];
        var pattern = new TransitionPattern(states, rowStart, [.. sorted.Select(transition => transition.From)]);
        var chain = new Chain<Plain>(pattern);
        for (int p = 0; p < sorted.Length; p++)
            chain.Rate[p] = new Plain(sorted[p].Rate);
        chain.SumExits();
        bool underflow = sorted.Any(transition => transition.Rate is > 0 and < RateTables.SmallestNormal);
        return new Generator(chain, underflow, () => Widened(chain), label ?? (index => index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Every transition: origin, destination and rate, by destination.</summary>
    public IEnumerable<(int From, int To, double Rate)> Transitions()
    {
        for (int to = 0; to < StateCount; to++)
        {
            for (int p = Chain.Pattern.RowStart[to]; p < Chain.Pattern.RowStart[to + 1]; p++)
                yield return (Chain.Pattern.Column[p], to, Chain.Rate[p].Value);
        }
    }

    /// <summary>The same chain with its states in an order that keeps the band narrow (reverse Cuthill-McKee), where that is narrower.</summary>
    /// <param name="order">The state of this chain at each place of the new one; length n.</param>
    public Generator InBandOrder(out IReadOnlyList<int> order)
    {
        int[] sorted = BandOrdering.ReverseCuthillMcKee(Chain.Pattern);
        bool narrower = BandOrdering.HalfBandwidth(Chain.Pattern, sorted) < HalfBandwidth;
        order = narrower ? sorted : [.. Enumerable.Range(0, StateCount)];
        return narrower ? new SubChain(Chain.Pattern, sorted, BandOrdering.Places(sorted)).Of(this, Widen) : this;
    }

    /// <summary>Exit rate of a state: the sum of the rates out of it.</summary>
    public double ExitRate(int state) => Chain.Exit[state].Value;

    /// <summary>|Q P|_1 over the largest exit rate: the relative defect of the stationary equation.</summary>
    /// <param name="probabilities">P; length n.</param>
    public double Residual(ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, StateCount);
        double sum = 0;
        (int[] start, int[] column) = (Chain.Pattern.RowStart, Chain.Pattern.Column);
        ReadOnlySpan<double> rate = MemoryMarshal.Cast<Plain, double>(Chain.Rate);
        for (int i = 0; i < StateCount; i++)
        {
            // two sums, which do not wait for each other
            (CompensatedSum<Plain> even, CompensatedSum<Plain> odd) = (default, default);
            int p = start[i], end = start[i + 1];
            for (; p + 1 < end; p += 2)
            {
                even.Add(new Plain(rate[p] * probabilities[column[p]]));
                odd.Add(new Plain(rate[p + 1] * probabilities[column[p + 1]]));
            }
            if (p < end)
                even.Add(new Plain(rate[p] * probabilities[column[p]]));
            sum += Math.Abs((even.Value + odd.Value).Value - Chain.Exit[i].Value * probabilities[i]);
        }
        return LargestExitRate > 0 ? sum / LargestExitRate : sum;
    }

    /// <summary>Number of parameters by which derivatives are carried along.</summary>
    internal int Parameters { get; }

    /// <summary>
    /// Probability flows up and down through every cut of the order of states; in the stationary state the two are equal at each. Summed over
    /// the cut alone, so that small flows keep their digits. Cost the summed lengths of all transitions.
    /// </summary>
    /// <param name="probabilities">P; length n.</param>
    /// <returns>The flows through the cut below each state; of length n, the first zero.</returns>
    public (double[] Up, double[] Down) FlowsThroughCuts(ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, StateCount);
        var (up, down) = (new double[StateCount], new double[StateCount]);
        for (int to = 0; to < StateCount; to++)
        {
            for (int p = Chain.Pattern.RowStart[to]; p < Chain.Pattern.RowStart[to + 1]; p++)
            {
                int from = Chain.Pattern.Column[p];
                double flow = Chain.Rate[p].Value * probabilities[from];
                for (int cut = from + 1; cut <= to; cut++)
                    up[cut] += flow;
                for (int cut = to + 1; cut <= from; cut++)
                    down[cut] += flow;
            }
        }
        return (up, down);
    }

    /// <summary>The rates with their exponents apart.</summary>
    internal Chain<Extended> Widen() => _widen();

    /// <summary>Brings rates and derivatives to a solver's lanes, those of a grain straight from its tables.</summary>
    internal void FillLanes(LaneSolver lanes)
    {
        lanes.KeepSlopes(Grain is null ? Chain.Slope.Length : Parameters);
        lanes.Take([Grain is null ? Chain.Rate : Grain.Tables.All], [Grain?.Tables.BathVersion ?? 0]);
        int parameter = 0;
        foreach (Plain[] slope in Grain is null ? Chain.Slope : Grain.Tables.Slopes)
            lanes.TakeSlopes(parameter++, [slope]);
    }

    // By a key from 0 to keys - 1, equal ones in their order: a pass linear in both.
    private static (int From, int To, double Rate)[] Sorted(
        (int From, int To, double Rate)[] transitions, int keys, Func<(int From, int To, double Rate), int> key)
    {
        var next = new int[keys + 1];
        foreach ((int From, int To, double Rate) transition in transitions)
            next[key(transition) + 1]++;
        for (int k = 0; k < keys; k++)
            next[k + 1] += next[k];
        var sorted = new (int From, int To, double Rate)[transitions.Length];
        foreach ((int From, int To, double Rate) transition in transitions)
            sorted[next[key(transition)]++] = transition;
        return sorted;
    }

    private static Chain<Extended> Widened(Chain<Plain> chain)
    {
        var wide = new Chain<Extended>(chain.Pattern);
        for (int p = 0; p < chain.Rate.Length; p++)
            wide.Rate[p] = Extended.From(chain.Rate[p].Value);
        wide.SumExits();
        return wide;
    }
}
