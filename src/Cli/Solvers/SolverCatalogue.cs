namespace SpinTorque.Cli.Solvers;

/// <summary>Every method by its name: this project's own, and those of libraries for comparison.</summary>
internal static class SolverCatalogue
{
    // Managed dense LU does about this many multiply-adds a second on one core.
    private const double DenseRate = 3e8;

    // And elimination on the band, on one.
    private const double BandRate = 1.2e10;

    // Its sparse matrices take in about this many transitions a second, before a method polls for interruption.
    private const double SparseRate = 3e6;

    private static readonly SolverEntry[] Entries =
    [
        new("elimination", static settings => new EliminationSolver { Threads = settings.Threads })
        {
            LeastSeconds = static generator => generator.StateCount * Math.Pow(generator.HalfBandwidth, 2) / BandRate,
        },
        new("published", static settings => new PublishedIteration { MaxIterations = settings.MaxIterations }) { Iterates = true },
        new("aggregation", static settings => new AggregationSolver { Threads = settings.Threads, MaxCycles = settings.MaxIterations }) { Iterates = true, IsMatrixFree = true },
        new("auto", static settings => new AutoSolver(settings.Threads)) { Picks = true },
        SparseLu(),
        new("klu", static _ => new KluSolver()) { Missing = static () => KluLibrary.Missing },
        new("mathnet-dense", static settings => new MathNetDenseSolver(settings.Threads))
        {
            LeastSeconds = static generator => Math.Pow(generator.StateCount, 3) / 3 / DenseRate,
        },
        .. Krylov(),
    ];

    /// <summary>All names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    /// <summary>All methods, whether they can be used here or not.</summary>
    public static IReadOnlyList<SolverEntry> All => Entries;

    /// <summary>The method of a name.</summary>
    public static SolverEntry Of(string name) => Entries.First(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));

    private static SolverEntry SparseLu() =>
#if CSPARSE
        new("sparse-lu", static _ => new SparseLuSolver());
#else
        new("sparse-lu", static _ => throw new InvalidOperationException("The package CSparse is not part of this build."))
        {
            Missing = static () => "this build has no CSparse; build with -p:UseCSparse=true",
        };
#endif

    private static IEnumerable<SolverEntry> Krylov() =>
        from method in Enum.GetValues<KrylovMethod>()
        from preconditioner in Enum.GetValues<KrylovPreconditioner>()
        select new SolverEntry(
            MathNetKrylovSolver.NameOf(method, preconditioner),
            settings => new MathNetKrylovSolver(method, preconditioner, settings))
        {
            Iterates = true,
            LeastSeconds = static generator => generator.TransitionCount / SparseRate,
        };
}
