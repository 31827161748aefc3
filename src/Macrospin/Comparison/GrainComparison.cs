namespace SpinTorque;

/// <summary>One grain with one active level by all descriptions: the exact chain, its Fokker-Planck equations, large deviations, Langevin paths.</summary>
public sealed class GrainComparison
{
    private const int Cells = 2000;
    private const int Paths = 256;
    private const int Steps = 4000;
    private const int Modes = 4;

    private readonly MasterEquation _equation;
    private readonly SpinDistribution _distribution;
    private readonly CellChain _cells;
    private readonly CellDensity _consistent;
    private readonly CellDensity _published;
    private readonly EscapeTime _escape;

    /// <summary>Solves all of them. Cost linear in the spin.</summary>
    /// <param name="model">A grain with a macrospin limit (see <see cref="MacrospinGrain.Problem"/>).</param>
    /// <param name="seed">Seed of the Langevin paths.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The grain has no macrospin limit, a coefficient vanishes, or its chain has no unique stationary state.</exception>
    public GrainComparison(GrainModel model, ulong seed = 1, CancellationToken cancellation = default)
    {
        Grain = MacrospinGrain.Of(model);
        _equation = MasterEquation.Assemble(model);
        Transport = _equation.Solve(cancellation: cancellation);
        if (Transport.State.Status != SolverStatus.Converged)
            throw new ArgumentException(Transport.State.Message, nameof(model));
        _distribution = SpinDistribution.Of(_equation.States, Transport.State.Probabilities);
        FokkerPlanckEquation consistent = GrainDiffusion.Consistent(Grain);
        _cells = consistent.On(CellGrid.Uniform(-Grain.Reach, Grain.Reach, Cells));
        _consistent = _cells.Stationary();
        // cells of half a flip: what the published density's poles hold depends on it
        _published = GrainDiffusion.Published(Grain).On(CellGrid.Uniform(-1, 1, (int)Math.Round(4 * Grain.MeanSpin))).Stationary();
        cancellation.ThrowIfCancellationRequested();
        (Consistent, Published) = (MomentsOf(_consistent), MomentsOf(_published));
        Deviation = new LargeDeviation(Grain, Cells);
        _escape = new EscapeTime(Deviation);
        cancellation.ThrowIfCancellationRequested();
        var coarse = consistent.On(CellGrid.Uniform(-Grain.Reach, Grain.Reach, Cells / 20)).Stationary();
        Langevin = new LangevinSample(new LangevinEquation(consistent, -Grain.Reach, Grain.Reach), coarse, Paths, Steps, seed, cancellation);
        Switching = [.. Pairs().Select(pair => Switch(pair.From, pair.To))];
        Relaxation = RelaxationModes.Of(_equation.Generator(), Modes, cancellation);
    }

    /// <summary>The macrospin.</summary>
    public MacrospinGrain Grain { get; }

    /// <summary>The exact chain's transport.</summary>
    public TransportResult Transport { get; }

    /// <summary>Large deviations, with the stable points.</summary>
    public LargeDeviation Deviation { get; }

    /// <summary>Langevin paths of the consistent equation.</summary>
    public LangevinSample Langevin { get; }

    /// <summary>Switching times between neighbouring stable points, each way.</summary>
    public IReadOnlyList<ComparedSwitching> Switching { get; }

    /// <summary>The exact chain's slowest relaxation rates, slowest first.</summary>
    public IReadOnlyList<RelaxationMode> Relaxation { get; }

    /// <summary>The exact chain's moments and currents.</summary>
    public ComparedMoments Chain =>
        new(Transport.Sz / Grain.MeanSpin, Transport.SzVariance / (Grain.MeanSpin * Grain.MeanSpin), Transport.Current);

    /// <summary>The consistent Fokker-Planck equation's.</summary>
    public ComparedMoments Consistent { get; }

    /// <summary>The published one's, cut off at the poles by cells of half a flip.</summary>
    public ComparedMoments Published { get; }

    /// <summary>All densities at the chain's own magnetisations.</summary>
    public ComparedDensities Densities()
    {
        double s = Grain.MeanSpin;
        int[] inside = [.. Enumerable.Range(0, _distribution.Probabilities.Count).Where(k => Math.Abs(_distribution.Projection(k).Value / s) <= Grain.Reach)];
        double[] u = [.. inside.Select(k => _distribution.Projection(k).Value / s)], chain = [.. inside.Select(k => Math.Log(s * _distribution.Density(k)))];
        return new ComparedDensities
        {
            Position = u,
            Chain = chain,
            Consistent = [.. u.Select(x => _consistent.Logarithm(_consistent.Grid.CellAt(x)))],
            Published = [.. u.Select(x => _published.Logarithm(_published.Grid.CellAt(x)))],
            LargeDeviations = [.. u.Select(x => _escape.LogDensity(x) + Math.Log(s))],
            Langevin = [.. u.Select(x => Math.Log(Langevin.Density(Langevin.Grid.CellAt(x))))],
        };
    }

    /// <summary>The way of the chain, the Fokker-Planck equation and Langevin paths from one magnetisation to the stationary state.</summary>
    /// <param name="start">u, at most <see cref="MacrospinGrain.Reach"/> in size.</param>
    /// <param name="time">How long, above zero.</param>
    /// <param name="seed">Seed of the paths.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public ComparedRelaxation RelaxFrom(double start, double time, ulong seed = 1, CancellationToken cancellation = default) =>
        ComparedRelaxation.Of(_equation, Grain, start, time, seed, cancellation);

    /// <summary>
    /// The same grain with another spin: damping times spin, anisotropy, field, level and leads stay, so that the equation of motion is the same
    /// in units of time that grow with the spin, and noise falls as its inverse.
    /// </summary>
    /// <param name="model">The grain.</param>
    /// <param name="spin">The new S0, at least 1.</param>
    public static GrainModel WithSpin(GrainModel model, HalfInteger spin)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(spin.Doubled, 2, nameof(spin));
        DoubleDouble ratio = (DoubleDouble)model.Grain.Spin.Doubled / spin.Doubled;
        return model with
        {
            Grain = model.Grain with { Spin = spin },
            Bath = model.Bath is { } bath ? bath with { Damping = bath.Damping * ratio } : null,
        };
    }

    private ComparedMoments MomentsOf(CellDensity density) =>
        new(density.Mean, density.Variance, [.. Grain.Leads.Index().Select(lead => density.Average(u => LimitCurrent.At(Grain.Motion, u)[lead.Index]))]);

    private IEnumerable<(double From, double To)> Pairs()
    {
        double[] stable = [.. Deviation.FixedPoints.Where(point => point.IsStable).Select(point => point.Position)];
        for (int k = 0; k + 1 < stable.Length; k++)
        {
            yield return (stable[k], stable[k + 1]);
            yield return (stable[k + 1], stable[k]);
        }
    }

    private ComparedSwitching Switch(double from, double to)
    {
        int[] states = [.. Enumerable.Range(0, _equation.States.Count)];
        int sign = Math.Sign(to - from), start = states.MinBy(state => Math.Abs(Place(state) - from));
        // at a pole the state of every charge counts as arrived
        IEnumerable<int> target = states.Where(state => sign * (Place(state) - to) >= -1 / Grain.MeanSpin);
        return new ComparedSwitching(
            from, to, FirstPassage.To(_equation.Generator(), target).MeanTime(start),
            _cells.MeanFirstPassage(_cells.Grid.CellAt(from), _cells.Grid.CellAt(to)), _escape.Between(from, to), Deviation.Action(from, to));
    }

    private double Place(int state) => _equation.States[state].Projection.Value / Grain.MeanSpin;
}
