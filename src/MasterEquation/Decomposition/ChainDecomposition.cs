using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// A chain taken apart: its closed classes with the stationary state of each, its transient classes, and the probabilities with which
/// transient states end in each closed class. Of an irreducible chain all states are one closed class.
/// </summary>
/// <remarks>
/// Cost linear in transitions, and per class that of an elimination in an order that keeps its band narrow. Absorption probabilities are
/// solved when asked for; they keep their relative accuracy however small they are, and exponents are carried apart where doubles would
/// underflow. Safe to share between threads.
/// </remarks>
public sealed class ChainDecomposition
{
    private readonly Chain<Extended> _wide;
    private readonly int[] _component;      // number of each state's communicating class
    private readonly int[] _place;          // place of each state among the states of its class
    private readonly int[] _closedOf;       // index of each state's closed class; -1 for transient states
    private readonly Extended[] _leaving;   // rate out of its class from each state
    private readonly int[][] _transient;
    private readonly Lock _gate = new();
    private AbsorptionSweep? _sweep;

    private ChainDecomposition(Generator generator, IStationarySolver solver, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        (Generator, _wide) = (generator, generator.Widen());
        var components = new StrongComponents<Extended>(_wide);
        _component = components.Of;
        int[][] members = components.Members();
        _place = Places(members, generator.StateCount);
        _leaving = Leaving(_wide, _component);
        bool[] closed = [.. members.Select(states => Array.TrueForAll(states, state => _leaving[state].IsZero))];
        _transient = [.. members.Where((_, number) => !closed[number])];
        Classes = [.. members.Where((_, number) => closed[number]).OrderBy(states => states[0]).Select(states => Solve(states, solver, cancellation))];
        _closedOf = ClosedOf(generator.StateCount, Classes);
        TransientStates = [.. Enumerable.Range(0, _closedOf.Length).Where(state => _closedOf[state] < 0)];
        Stationary = new DecompositionVerdict(this, solver.Name, Stopwatch.GetElapsedTime(began).TotalSeconds).State();
    }

    /// <summary>The chain.</summary>
    public Generator Generator { get; }

    /// <summary>The closed classes, by their first state; at least one.</summary>
    public IReadOnlyList<ClosedClass> Classes { get; }

    /// <summary>The communicating classes that are left for ever, states ascending; every transition leads to the same or a later one, or to a closed class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> TransientClasses => _transient;

    /// <summary>The states of the transient classes, ascending.</summary>
    public IReadOnlyList<int> TransientStates { get; }

    /// <summary>
    /// The stationary state of the whole chain where there is one closed class. Where there are several it has no probabilities, the status
    /// <see cref="SolverStatus.Reducible"/> and the worst residual and error bound of the classes; where a class failed, that one's status.
    /// </summary>
    public StationaryState Stationary { get; }

    /// <summary>Takes a chain apart.</summary>
    /// <param name="generator">The chain, in any order of states.</param>
    /// <param name="solver">The method for closed classes; elimination by default. A class it fails on says so in its status.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The band of a class exceeds what one array can hold.</exception>
    public static ChainDecomposition Of(Generator generator, IStationarySolver? solver = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new ChainDecomposition(generator, solver ?? new EliminationSolver(), cancellation);
    }

    /// <summary>The closed class of a state, as an index into <see cref="Classes"/>; -1 for a transient state.</summary>
    public int ClassOf(int state) => _closedOf[state];

    /// <summary>The chain of one closed class, in an order that keeps its band narrow.</summary>
    /// <param name="closedClass">Index into <see cref="Classes"/>.</param>
    /// <param name="order">For each of its states the place among the states of the class.</param>
    public Generator PartOf(int closedClass, out IReadOnlyList<int> order) => Part([.. Classes[closedClass].States], out order);

    /// <summary>The probability of ending in one closed class, from every transient state. Cost linear in the factors.</summary>
    /// <param name="closedClass">Index into <see cref="Classes"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>In the order of <see cref="TransientStates"/>; zero where below the range of a double.</returns>
    public IReadOnlyList<double> AbsorptionInto(int closedClass, CancellationToken cancellation = default)
    {
        Extended[] h = Sweep(cancellation).Into(Classes[closedClass].States, cancellation);
        return [.. TransientStates.Select(state => h[state].ToDouble())];
    }

    /// <summary>
    /// Bound on the relative error of each absorption probability that is a normal double, given the rates; for a grain with the rounding of
    /// its rates. It follows from numbers of states and half-bandwidths of the transient classes (proof in docs/numerics.md).
    /// </summary>
    /// <param name="cancellation">Stops the elimination, where nothing else has asked for it before.</param>
    public double AbsorptionErrorBound(CancellationToken cancellation = default) => Sweep(cancellation).ErrorBound;

    /// <summary>Where a chain that starts in one state ends. Cost linear in the factors.</summary>
    /// <param name="start">The state, 0 to n - 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public LongTimeDistribution From(int start, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, Generator.StateCount);
        Extended[] ends = Ends(start, cancellation);
        var probabilities = new double[Generator.StateCount];
        for (int c = 0; c < ends.Length; c++)
        {
            ClosedClass one = Classes[c];
            for (int k = 0; k < one.Stationary.Probabilities.Count; k++)
                probabilities[one.States[k]] = (ends[c] * Extended.From(one.Stationary.Probabilities[k])).ToDouble();
        }
        return new LongTimeDistribution
        {
            Start = start,
            Absorption = [.. ends.Select(value => value.ToDouble())],
            Probabilities = probabilities,
            ErrorBound = (_closedOf[start] < 0 ? AbsorptionErrorBound(cancellation) : 0) + Classes.Max(one => one.Stationary.ErrorBound),
        };
    }

    private Extended[] Ends(int start, CancellationToken cancellation)
    {
        var ends = new Extended[Classes.Count];
        if (_closedOf[start] >= 0)
        {
            ends[_closedOf[start]] = Extended.One;
            return ends;
        }
        AbsorptionSweep sweep = Sweep(cancellation);
        Extended[] y = sweep.Sojourn(start, cancellation);
        for (int c = 0; c < ends.Length; c++)
        {
            foreach (int state in Classes[c].States)
                ends[c] += sweep.Inflow(state, y);
        }
        return ends;
    }

    // Transient classes are eliminated when first asked for.
    private AbsorptionSweep Sweep(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_sweep is not null)
                return _sweep;
            var solved = new List<TransientClass>(_transient.Length);
            foreach (int[] states in _transient)
            {
                cancellation.ThrowIfCancellationRequested();
                solved.Add(TransientClass.Eliminate(Generator, _wide, states, _place, _leaving));
            }
            return _sweep = new AbsorptionSweep(_wide, _component, solved, RoundingBound.Absorbed(Generator, solved));
        }
    }

    private Generator Part(int[] states, out IReadOnlyList<int> order) =>
        new SubChain(Generator.Chain.Pattern, states, _place).Of(Generator, () => _wide).InBandOrder(out order);

    private ClosedClass Solve(int[] states, IStationarySolver solver, CancellationToken cancellation)
    {
        Generator part = Part(states, out IReadOnlyList<int> order);
        return new ClosedClass
        {
            States = states,
            Stationary = solver.Solve(part, start: null, cancellation).InOrder(order),
            HalfBandwidth = part.HalfBandwidth,
        };
    }

    private static int[] Places(int[][] members, int count)
    {
        var place = new int[count];
        foreach (int[] states in members)
        {
            for (int k = 0; k < states.Length; k++)
                place[states[k]] = k;
        }
        return place;
    }

    // Rates out of each state's class.
    private static Extended[] Leaving(Chain<Extended> chain, int[] component)
    {
        var leaving = new Extended[chain.Pattern.Count];
        for (int i = 0; i < leaving.Length; i++)
        {
            for (int p = chain.Pattern.RowStart[i]; p < chain.Pattern.RowStart[i + 1]; p++)
            {
                int from = chain.Pattern.Column[p];
                if (component[from] != component[i])
                    leaving[from] += chain.Rate[p];
            }
        }
        return leaving;
    }

    private static int[] ClosedOf(int count, IReadOnlyList<ClosedClass> classes)
    {
        var closedOf = new int[count];
        Array.Fill(closedOf, -1);
        for (int c = 0; c < classes.Count; c++)
        {
            foreach (int state in classes[c].States)
                closedOf[state] = c;
        }
        return closedOf;
    }
}
