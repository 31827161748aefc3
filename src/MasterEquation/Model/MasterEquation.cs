namespace SpinTorque;

/// <summary>
/// The master equation of a grain [PW 13-16]: assembled once in structure, moved from working point to working point in values, solved
/// for stationary state and transport.
/// </summary>
/// <remarks>
/// An instance serves one thread at a time; <see cref="Fork"/> gives another that shares the structure. Memory: the band of the
/// generator, 8 n (2w + 1) bytes for n states and half-bandwidth w, once more for each derivative asked for.
/// </remarks>
public sealed class MasterEquation
{
    private readonly GrainStructure _structure;
    private readonly RateTables<Plain> _tables;
    private readonly Chain<Plain> _chain;
    private readonly EliminationSolver _elimination = new();
    private readonly ChannelPopulations _populations;
    private readonly ChannelPopulations _slopes;
    private RateTables<Extended>? _wideTables;
    private Chain<Extended>? _wideChain;

    private MasterEquation(GrainStructure structure, GrainModel model)
    {
        (_structure, Model) = (structure, model);
        _tables = new RateTables<Plain>(structure, model.Leads.Count);
        _chain = new Chain<Plain>(structure.Pattern);
        _populations = new ChannelPopulations(structure);
        _slopes = new ChannelPopulations(structure);
    }

    /// <summary>The states.</summary>
    public StateSpace States => _structure.Space;

    /// <summary>The working point.</summary>
    public GrainModel Model { get; private set; }

    /// <summary>Enumerates states and links and lays out the generator; cost linear in transitions.</summary>
    /// <param name="model">A sound model (see <see cref="GrainModel.Problems"/>).</param>
    /// <exception cref="ArgumentException">The model is not sound, or its generator cannot be indexed.</exception>
    public static MasterEquation Assemble(GrainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(model));
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), BathActs(model));
        return new MasterEquation(structure, model);
    }

    /// <summary>Another instance with the same structure, for another thread.</summary>
    public MasterEquation Fork() => new(_structure, Model);

    /// <summary>True where a model differs from the present one in values only, so that <see cref="MoveTo"/> takes it.</summary>
    public bool Serves(GrainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return BathActs(model) == _structure.HasBath && model.Leads.Count == Model.Leads.Count && _structure.Space.Serves(model.Grain);
    }

    /// <summary>Moves to another working point of the same grain.</summary>
    /// <param name="model">A sound model that differs in values only.</param>
    /// <exception cref="ArgumentException">The model is not sound or has another structure.</exception>
    public void MoveTo(GrainModel model)
    {
        if (!Serves(model))
            throw new ArgumentException("The model has other states, leads or a bath where there was none: assemble it anew.", nameof(model));
        if (model.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(model));
        Model = model;
    }

    /// <summary>The generator at the working point; its rates change with the next use of this instance.</summary>
    public Generator Generator() => Generator(new bool[Model.Leads.Count]);

    /// <summary>Stationary state and transport at the working point.</summary>
    /// <param name="request">What is wanted besides currents and moments; nothing by default.</param>
    /// <param name="solver">The method; elimination by default. Conductance and noise come with elimination only.</param>
    /// <param name="start">A stationary state nearby, for methods that can start from one.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransportResult Solve(
        TransportRequest? request = null, IStationarySolver? solver = null, StationaryState? start = null, CancellationToken cancellation = default)
    {
        request ??= TransportRequest.CurrentsOnly;
        solver ??= _elimination;
        bool[] moved = request.ConductanceFlags(Model.Leads);
        Generator generator = Generator(solver is EliminationSolver ? moved : new bool[moved.Length]);
        StationaryState state = solver.Solve(generator, start, cancellation);
        if (state.Status == SolverStatus.Reducible || state.Probabilities.Count == 0)
            return new TransportResult { Model = Model, State = state };
        cancellation.ThrowIfCancellationRequested();
        return Observe(generator, state, moved, request.NoiseFlags(Model.Leads));
    }

    private static bool BathActs(GrainModel model) => model.Bath is not null && model.Grain.Spin.Doubled > 0;

    private Generator Generator(bool[] slopes)
    {
        _tables.Fill(Model, slopes);
        ChainFiller.Fill(_structure, _tables, _chain, slopes);
        return new Generator(_chain, _tables.Underflow, () => Widen(slopes), Describe);
    }

    private Chain<Extended> Widen(bool[] slopes)
    {
        _wideTables ??= new RateTables<Extended>(_structure, Model.Leads.Count);
        _wideChain ??= new Chain<Extended>(_structure.Pattern);
        _wideTables.Fill(Model, slopes);
        ChainFiller.Fill(_structure, _wideTables, _wideChain, slopes);
        return _wideChain;
    }

    private TransportResult Observe(Generator generator, StationaryState state, bool[] moved, bool[] noise)
    {
        var remarks = new List<string>();
        double[] p = [.. state.Probabilities];
        _populations.Sum(p);
        LeadCurrents[] currents = [.. Enumerable.Range(0, Model.Leads.Count).Select(lead => LeadCurrents.Of(_structure, Model, _tables, lead, _populations))];
        double sum = Math.Abs(currents.Sum(current => current.Electrons)), size = currents.Sum(current => Math.Abs(current.Electrons));
        double largest = currents.Max(current => Math.Abs(current.Electrons)), gross = currents.Max(current => current.Gross);
        Moments moments = Moments.Of(_structure.Space, p);
        IReadOnlyList<double>?[] conductance = Conductances(state, moved);
        double?[] fano = FanoFactors(generator, state, currents, noise, remarks);
        if (state.Elimination is null && (moved.Contains(true) || noise.Contains(true)))
            remarks.Add("conductance and Fano factors come with the elimination solver only.");
        return new TransportResult
        {
            Model = Model,
            State = state,
            Current = [.. currents.Select(current => current.Electrons)],
            SpinCurrent = [.. currents.Select(current => current.Spin)],
            EnergyCurrent = [.. currents.Select(current => current.Energy)],
            HeatCurrent = [.. currents.Select(current => current.Heat)],
            Conductance = conductance,
            Fano = fano,
            Charge = moments.Charge,
            Sz = moments.Sz,
            SzVariance = moments.SzVariance,
            Occupations = moments.Occupations,
            CurrentDefect = size > 0 ? sum / size : 0,
            ErrorBound = gross > 0 ? state.ErrorBound * gross / largest : 0,
            Remarks = remarks,
        };
    }

    private IReadOnlyList<double>?[] Conductances(StationaryState state, bool[] moved)
    {
        var result = new IReadOnlyList<double>?[moved.Length];
        if (state.Elimination is null)
            return result;
        var slope = new double[state.Probabilities.Count];
        int parameter = 0;
        for (int lead = 0; lead < moved.Length; lead++)
        {
            if (!moved[lead])
                continue;
            if (state.Elimination is ChainElimination<Plain> plain)
                plain.ProbabilitySlopes(parameter++, slope);
            else if (state.Elimination is ChainElimination<Extended> extended)
                extended.ProbabilitySlopes(parameter++, slope);
            _slopes.Sum(slope);
            Plain[] own = _tables.Slope(lead)!;
            result[lead] = [.. Enumerable.Range(0, moved.Length).Select(responding =>
                LeadCurrents.Conductance(_tables, responding, responding == lead ? own : null, _populations, _slopes))];
        }
        return result;
    }

    private double?[] FanoFactors(Generator generator, StationaryState state, LeadCurrents[] currents, bool[] noise, List<string> remarks)
    {
        const double vanishing = 1e-10;
        var result = new double?[noise.Length];
        bool[] wanted = [.. noise.Zip(currents, (asked, current) => asked && Math.Abs(current.Electrons) >= vanishing * generator.LargestRate)];
        if (state.Elimination is null || !wanted.Contains(true))
            return result;
        for (int lead = 0; lead < noise.Length; lead++)
        {
            if (!wanted[lead])
                continue;
            (double mean, double c2) = Noise(generator, state, lead);
            result[lead] = c2 / Math.Abs(mean);
            if (!double.IsFinite(c2))
            {
                result[lead] = null;
                remarks.Add($"the Fano factor of lead {Model.Leads[lead].Name} is beyond the range of a double.");
            }
        }
        return result;
    }

    // The noise wants the most probable state as root: eliminate again where another one was.
    private (double Mean, double Noise) Noise(Generator generator, StationaryState state, int lead)
    {
        if (state.Elimination is ChainElimination<Plain> plain)
        {
            if (plain.Band.Root != plain.MostProbable)
                plain.Run(plain.Chain, plain.MostProbable);
            if (plain.Trapped < 0 && plain.IsTrustworthy(generator.Underflow, generator.LargestExitRate))
                return CountingNoise.Of(_structure, _tables, lead, plain);
            var wide = new ChainElimination<Extended>(_structure.Pattern);
            wide.Run(generator.Widen(), plain.MostProbable);
            return CountingNoise.Of(_structure, _wideTables!, lead, wide);
        }
        var extended = (ChainElimination<Extended>)state.Elimination!;
        if (extended.Band.Root != extended.MostProbable)
            extended.Run(extended.Chain, extended.MostProbable);
        return CountingNoise.Of(_structure, _wideTables!, lead, extended);
    }

    private string Describe(int index)
    {
        GrainState state = _structure.Space[index];
        IEnumerable<int> occupations = Enumerable.Range(0, Model.Grain.Levels.Count).Select(level => _structure.Space.Occupation(state.Multiplet, level));
        return $"charge {state.Charge}, n = ({string.Join(' ', occupations)}), S = {state.Spin}, S_z = {state.Projection}";
    }
}
