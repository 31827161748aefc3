namespace SpinTorque;

/// <summary>
/// When and whether a chain reaches a set of states for the first time. Elimination of the other states without subtraction: only sums,
/// products and quotients of non-negative numbers, so that times keep their relative accuracy at barriers of any height
/// (<see cref="ErrorBound"/>); exponents are carried apart where doubles would overflow.
/// </summary>
/// <remarks>Cost n w^2 multiply-adds for half-bandwidth w, and as much memory as the band. Immutable.</remarks>
public sealed class FirstPassage
{
    private readonly Extended[] _times;
    private readonly bool[] _never;

    private FirstPassage(Extended[] times, bool[] never, bool extended, double errorBound) =>
        (_times, _never, ExtendedExponents, ErrorBound) = (times, never, extended, errorBound);

    /// <summary>True where exponents had to be carried apart from mantissas.</summary>
    public bool ExtendedExponents { get; }

    /// <summary>
    /// Bound on the relative error of each time that is a normal double, from a state or from a distribution, given the rates; for a grain
    /// with the rounding of its rates. It grows with the half-bandwidth of the states eliminated (proof in docs/numerics.md).
    /// </summary>
    public double ErrorBound { get; }

    /// <summary>Mean times to reach a set of states from every state: exit rate times h = 1 + sum of rates times h, h = 0 in the set.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="target">Indices of the states to reach; at least one.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static FirstPassage To(Generator generator, IEnumerable<int> target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        bool[] inside = Marks(generator, target), reaching = [.. inside], never = new bool[inside.Length];
        Chain<Extended> chain = generator.Widen();
        AbsorbedPart.Reach(chain, reaching, never);
        never = [.. reaching.Select(reaches => !reaches)];
        AbsorbedPart.Reach(chain, never, inside);                       // what may end elsewhere takes for ever on average
        bool[] kept = [.. inside.Select((target, state) => !target && !never[state])];
        cancellation.ThrowIfCancellationRequested();
        TransientClass? eliminated = AbsorbedPart.Eliminate(generator, chain, kept);
        var times = new Extended[kept.Length];
        if (eliminated is not null)
        {
            var h = new Extended[eliminated.States.Length];
            Array.Fill(h, Extended.One);
            eliminated.Factors.Reach(h);
            for (int k = 0; k < h.Length; k++)
                times[eliminated.States[k]] = h[k];
        }
        TransientClass[] solved = eliminated is null ? [] : [eliminated];
        return new FirstPassage(times, never, eliminated?.Extended ?? false, RoundingBound.Absorbed(generator, solved));
    }

    /// <summary>
    /// Probability, from every state, that one set of states is reached before another one. A small probability keeps its relative accuracy.
    /// </summary>
    /// <param name="generator">The chain.</param>
    /// <param name="first">The set to reach; at least one state.</param>
    /// <param name="second">The set to avoid; disjoint from the first.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>One in the first set, zero in the second; length n.</returns>
    public static IReadOnlyList<double> Splitting(
        Generator generator, IEnumerable<int> first, IEnumerable<int> second, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        bool[] inside = Marks(generator, first), barred = Marks(generator, second);
        if (inside.Zip(barred, (a, b) => a && b).Any(both => both))
            throw new ArgumentException("The two sets share a state.", nameof(second));
        Chain<Extended> chain = generator.Widen();
        bool[] reaching = [.. inside];
        AbsorbedPart.Reach(chain, reaching, barred);
        bool[] kept = [.. reaching.Select((reaches, state) => reaches && !inside[state])];
        cancellation.ThrowIfCancellationRequested();
        double[] result = [.. inside.Select(target => target ? 1.0 : 0.0)];
        if (AbsorbedPart.Eliminate(generator, chain, kept) is not { } eliminated)
            return result;
        Extended[] flow = AbsorbedPart.Into(chain, kept, to => inside[to]);
        Extended[] h = [.. eliminated.States.Select(state => flow[state])];
        eliminated.Factors.Reach(h);
        for (int k = 0; k < h.Length; k++)
            result[eliminated.States[k]] = h[k].ToDouble();
        return result;
    }

    /// <summary>Mean time to reach the set from a state; zero inside it, never where the chain may end elsewhere.</summary>
    public PassageTime MeanTime(int from) => _never[from]
        ? PassageTime.Never
        : new PassageTime(_times[from].ToDouble(), _times[from].Log10());

    /// <summary>Mean time to reach the set from a distribution over states.</summary>
    /// <param name="weights">Weights, not negative, of any sum above zero; length n.</param>
    public PassageTime MeanTime(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, _times.Length);
        Extended sum = Extended.Zero, total = Extended.Zero;
        for (int state = 0; state < _times.Length; state++)
        {
            if (weights[state] > 0 && _never[state])
                return PassageTime.Never;
            var weight = Extended.From(weights[state]);
            sum += weight * _times[state];
            total += weight;
        }
        Extended mean = sum / total;
        return new PassageTime(mean.ToDouble(), mean.Log10());
    }

    private static bool[] Marks(Generator generator, IEnumerable<int> states)
    {
        var marks = new bool[generator.StateCount];
        foreach (int state in states)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)marks.Length, nameof(states));
            marks[state] = true;
        }
        return marks.Any(marked => marked) ? marks : throw new ArgumentException("The set holds no state.", nameof(states));
    }
}
