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
    private readonly WorkingPoint _point;
    private readonly TransportObservables _observables;
    private readonly EliminationSolver _elimination = new();

    private MasterEquation(GrainStructure structure, GrainModel model)
    {
        _point = new WorkingPoint(structure, model);
        _observables = new TransportObservables(_point);
    }

    /// <summary>The states.</summary>
    public StateSpace States => _point.Structure.Space;

    /// <summary>What all working points share.</summary>
    internal GrainStructure Structure => _point.Structure;

    /// <summary>The working point.</summary>
    public GrainModel Model => _point.Model;

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
    public MasterEquation Fork() => new(_point.Structure, Model);

    /// <summary>True where a model differs from the present one in values only, so that <see cref="MoveTo"/> takes it.</summary>
    public bool Serves(GrainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return BathActs(model) == _point.Structure.HasBath && model.Leads.Count == Model.Leads.Count && _point.Structure.Space.Serves(model.Grain);
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
        _point.Model = model;
    }

    /// <summary>The generator at the working point; its rates change with the next use of this instance.</summary>
    public Generator Generator() => _point.Fill(new bool[Model.Leads.Count]);

    /// <summary>Stationary state and transport at the working point.</summary>
    /// <param name="request">What is wanted besides currents and moments; nothing by default.</param>
    /// <param name="solver">The method; elimination by default. Conductance and noise come with elimination and aggregation, curvatures with elimination.</param>
    /// <param name="start">A stationary state nearby, for methods that can start from one.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public TransportResult Solve(
        TransportRequest? request = null, IStationarySolver? solver = null, StationaryState? start = null, CancellationToken cancellation = default)
    {
        request ??= TransportRequest.CurrentsOnly;
        solver ??= _elimination;
        bool[] moved = request.ConductanceFlags(Model.Leads);
        Generator generator = _point.Fill(moved);
        StationaryState state = solver.Solve(generator, start, cancellation);
        if (state.Status == SolverStatus.Reducible || state.Probabilities.Count == 0)
            return new TransportResult { Model = Model, State = state };
        cancellation.ThrowIfCancellationRequested();
        TransportResult result = _observables.Observe(generator, state, moved, request, cancellation);
        state.Response = null;
        return result;
    }

    /// <summary>Currents and moments of any distribution over the states at the working point, such as one on its way.</summary>
    /// <param name="probabilities">Probabilities in the order of <see cref="States"/>, summing to one; length n.</param>
    public DistributionTransport Observe(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, States.Count);
        Generator();
        return _observables.Observe([.. probabilities]);
    }

    private static bool BathActs(GrainModel model) => model.Bath is not null && model.Grain.Spin.Doubled > 0;
}
