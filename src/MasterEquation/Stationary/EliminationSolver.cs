using System.Diagnostics;

namespace SpinTorque;

/// <summary>
/// Elimination without subtraction on the band (Grassmann, Taksar, Heyman): every probability to a relative error of about n units of
/// rounding, however small it is and however high the barriers are. Exponents are carried apart where doubles would underflow.
/// </summary>
/// <remarks>
/// Cost n w^2 multiply-adds, memory 2 n w numbers for half-bandwidth w. One instance serves one thread at a time and keeps its
/// workspace for chains of the same pattern. Its results are valid until the next solve where derivatives or noise are taken from them.
/// </remarks>
public sealed class EliminationSolver : IStationarySolver
{
    private LaneSolver? _lanes;
    private ChainElimination<Plain>? _plain;
    private ChainElimination<Extended>? _extended;
    private object? _structure;                 // what the workspace serves
    private double _held;                       // bytes of it

    /// <inheritdoc/>
    public string Name => "elimination";

    /// <summary>Threads, of which two are used: one from each end of the band. Results do not depend on it. One by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), value, "Threads must be at least 1.");
    } = 1;

    private ThreadTeam Team => field ??= new ThreadTeam(Threads);

    /// <summary>Bytes that a solve may take; what is free by default. Where it needs more it says so and takes none.</summary>
    public double? MemoryLimit { get; init; }

    /// <inheritdoc/>
    public double Memory(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Needed<Plain>(generator) - (Serves(generator) ? _held : 0);
    }

    /// <inheritdoc/>
    public StationaryState Solve(Generator generator, StationaryState? start = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        long began = Stopwatch.GetTimestamp();
        if (!Serves(generator))
            (_structure, _held, _lanes, _plain, _extended) = (Structure(generator), 0, null, null, null);
        if (Objection<Plain>(generator) is { } objection)
            return Refused(objection, began);
        cancellation.ThrowIfCancellationRequested();
        int root = generator.StateCount / 2;
        if (generator.HalfBandwidth <= LaneSolver.WidestAlone)
        {
            _lanes ??= generator.Grain is { Structure: var structure }
                ? LaneSolver.For(structure)
                : LaneSolver.For(generator.Chain.Pattern, null, generator.Chain.Pattern.EntryCount, generator.Chain.Pattern.EntryCount);
            generator.FillLanes(_lanes);
            _lanes.Run(root);
            if (_lanes.IsTrustworthy(0, generator.Underflow))
                return Found(generator, new LaneEliminated(_lanes, generator.Underflow), began);
        }
        // From the likeliest state no barrier lies between the root and a single well.
        if (TryPlain(generator, root) || (_plain!.Trapped < 0 && _plain.MostProbable != root && TryPlain(generator, _plain.MostProbable)))
            return Found(generator, _plain!, began, extended: false);
        cancellation.ThrowIfCancellationRequested();

        if (Objection<Extended>(generator) is { } wider)
            return Refused(wider, began);
        // Either the root is no recurrent state, or doubles are too short: the true chain, exponents apart, tells.
        Chain<Extended> wide = generator.Widen();
        List<int[]> closed = ClosedClasses.Find(wide);
        if (closed.Count > 1)
            return Reducible(generator, closed, began);
        int recurrent = closed[0][closed[0].Length / 2];
        if (_plain!.Trapped >= 0 && TryPlain(generator, recurrent))
            return Found(generator, _plain, began, extended: false);
        cancellation.ThrowIfCancellationRequested();
        _extended ??= new ChainElimination<Extended>(generator.Chain.Pattern);
        _extended.Run(wide, recurrent, Team);
        return Found(generator, _extended, began, extended: true);
    }

    private bool Serves(Generator generator) => ReferenceEquals(_structure, Structure(generator));

    private static object Structure(Generator generator) => generator.Grain is { } grain ? grain.Structure : generator.Chain.Pattern;

    // Transitions with their places, the band, and some vectors; where exponents are apart, besides those of doubles.
    private static double Needed<T>(Generator generator)
        where T : struct, IRateNumber<T>
    {
        double number = typeof(T) == typeof(Plain) ? 8 : 16, n = generator.StateCount, copies = 1 + generator.Parameters;
        double here = number * copies * (Band<T>.Length(n, generator.HalfBandwidth) + generator.TransitionCount) + 96 * n;
        return typeof(T) == typeof(Plain) ? here + 8.0 * generator.TransitionCount : here + Needed<Plain>(generator);
    }

    // What doubles alone would take counts as held once they were tried.
    private string? Objection<T>(Generator generator)
        where T : struct, IRateNumber<T>
    {
        double needed = Needed<T>(generator), more = needed - _held;
        string name = typeof(T) == typeof(Plain) ? Name : $"{Name} with exponents apart";
        string? objection = MemoryPlan.Objection(name, MemoryLimit is null ? more : needed, generator, MemoryLimit);
        if (objection is null && Band<T>.Length(generator.StateCount, generator.HalfBandwidth) > Array.MaxLength)
            objection = $"{name} needs a band of {generator.StateCount} states and half-bandwidth {generator.HalfBandwidth}, more than one array holds.";
        if (objection is null)
            _held = Math.Max(_held, needed);
        return objection is null ? null : objection + " Keep fewer charges or levels, hold a narrower range of S_z, or iterate with aggregation.";
    }

    private StationaryState Refused(string message, long began) => new()
    {
        Status = SolverStatus.NotConverged,
        Solver = Name,
        Probabilities = [],
        Message = message,
        Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
    };

    private bool TryPlain(Generator generator, int root)
    {
        _plain ??= new ChainElimination<Plain>(generator.Chain.Pattern);
        _plain.Run(generator.Chain, root, Team);
        return _plain.Trapped < 0 && _plain.IsTrustworthy(generator.Underflow, generator.LargestExitRate);
    }

    private StationaryState Found(Generator generator, LaneEliminated eliminated, long began)
    {
        var probabilities = new double[generator.StateCount];
        double residual = eliminated.Solver.Extract(0, probabilities);
        return new StationaryState
        {
            Status = SolverStatus.Converged,
            Solver = Name,
            Probabilities = probabilities,
            Log10MinProbability = eliminated.Solver.States.SmallestWeight(0).Log10(),
            Residual = residual,
            ErrorBound = RoundingBound.Of(generator),
            Elimination = eliminated,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    private StationaryState Found<T>(Generator generator, ChainElimination<T> elimination, long began, bool extended)
        where T : struct, IRateNumber<T>
    {
        var probabilities = new double[generator.StateCount];
        Extended smallest = elimination.Probabilities[0];
        for (int k = 0; k < probabilities.Length; k++)
        {
            Extended p = elimination.Probabilities[k];
            smallest = smallest.IsAbove(p) ? p : smallest;
            probabilities[k] = p.ToDouble();
        }
        return new StationaryState
        {
            Status = SolverStatus.Converged,
            Solver = Name,
            ExtendedExponents = extended,
            Probabilities = probabilities,
            Log10MinProbability = smallest.Log10(),
            Residual = generator.Residual(probabilities),
            ErrorBound = RoundingBound.Of(generator),
            Elimination = elimination,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    private StationaryState Reducible(Generator generator, List<int[]> closed, long began) => new()
    {
        Status = SolverStatus.Reducible,
        Solver = Name,
        Probabilities = [],
        Message = ReducibleMessage(generator, closed),
        Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
    };

    private static string ReducibleMessage(Generator generator, List<int[]> closed)
    {
        const int named = 4;
        IEnumerable<string> classes = closed.Take(named).Select(states => states.Length switch
        {
            1 => $"{{{generator.Label(states[0])}}}",
            2 => $"{{{generator.Label(states[0])}; {generator.Label(states[1])}}}",
            _ => $"{{{generator.Label(states[0])}; ... {states.Length - 2} more ...; {generator.Label(states[^1])}}}",
        });
        string more = closed.Count > named ? $" and {closed.Count - named} more" : "";
        return $"the chain has {closed.Count} closed classes, so its stationary state is not unique: {string.Join(", ", classes)}{more}.";
    }
}
