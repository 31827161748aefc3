namespace SpinTorque;

/// <summary>
/// Paths of a chain with its exact rates, event by event (D. T. Gillespie, J. Comput. Phys. 22, 403, 1976). Each path has a random stream of its own, so
/// that seed and number of the path determine it, for any number of threads.
/// </summary>
/// <remarks>Immutable once made; safe to share between threads. Cost of an event linear in the ways out of a state.</remarks>
public sealed class KineticMonteCarlo
{
    private readonly int[] _start;          // first way out of each state; length n + 1
    private readonly int[] _to;
    private readonly double[] _sum;         // running sums of each state's rates

    /// <summary>Sorts a chain's transitions by origin.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="seed">The seed of all paths.</param>
    public KineticMonteCarlo(Generator generator, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Seed = seed;
        (int From, int To, double Rate)[] ways = [.. generator.Transitions().Where(way => way.Rate > 0).OrderBy(way => way.From)];
        _start = new int[generator.StateCount + 1];
        (_to, _sum) = ([.. ways.Select(way => way.To)], new double[ways.Length]);
        foreach ((int from, _, _) in ways)
            _start[from + 1]++;
        for (int i = 0; i < generator.StateCount; i++)
            _start[i + 1] += _start[i];
        for (int way = 0; way < ways.Length; way++)
            _sum[way] = ways[way].Rate + (way > _start[ways[way].From] ? _sum[way - 1] : 0);
    }

    /// <summary>The seed of all paths.</summary>
    public ulong Seed { get; }

    /// <summary>A path from a state until a time.</summary>
    /// <param name="from">Where it starts.</param>
    /// <param name="end">When it is left off; not negative.</param>
    /// <param name="path">Number of the path.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public ChainPath Path(int from, double end, ulong path = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)(_start.Length - 1));
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        var random = new RandomSequence(Seed, path);
        var (times, states) = (new List<double> { 0 }, new List<int> { from });
        double time = 0;
        for (int state = from; TryStep(ref state, ref time, random) && time < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            times.Add(time);
            states.Add(state);
        }
        return new ChainPath(times, states, end);
    }

    /// <summary>The time that a path takes to reach a state of a set; null where it had not after so many events.</summary>
    /// <param name="from">Where it starts.</param>
    /// <param name="target">Marks the states to reach; length n.</param>
    /// <param name="path">Number of the path.</param>
    /// <param name="mostEvents">Events after which it is given up.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public double? PassageTime(int from, IReadOnlyList<bool> target, ulong path = 0, long mostEvents = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Count, _start.Length - 1);
        var random = new RandomSequence(Seed, path);
        double time = 0;
        int state = from;
        for (long events = 0; !target[state]; events++)
        {
            if (events == mostEvents || !TryStep(ref state, ref time, random))
                return null;
            if (events % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        return time;
    }

    private bool TryStep(ref int state, ref double time, RandomSequence random)
    {
        (int first, int end) = (_start[state], _start[state + 1]);
        if (first == end)
            return false;
        double total = _sum[end - 1];
        time += random.Exponential() / total;
        double aim = random.Uniform() * total;
        int way = first;
        while (way < end - 1 && _sum[way] <= aim)
            way++;
        state = _to[way];
        return true;
    }
}
