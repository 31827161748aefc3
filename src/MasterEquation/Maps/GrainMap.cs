namespace SpinTorque;

/// <summary>Quantities of a grain over a grid of working points. Structure is shared by all points, rates are refilled at each.</summary>
public sealed class GrainMap : IMapField
{
    private readonly Lazy<MasterEquation> _shared;

    /// <summary>A map that has not been computed.</summary>
    public GrainMap() => _shared = new Lazy<MasterEquation>(() => MasterEquation.Assemble(ModelAt!(0, 0)));

    /// <inheritdoc/>
    public required int Columns { get; init; }

    /// <inheritdoc/>
    public required int Rows { get; init; }

    /// <summary>The model at a point (column, row); called from several threads at once.</summary>
    public required Func<int, int, GrainModel> ModelAt { get; init; }

    /// <summary>What is wanted at each point; at least one.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Makes a solver for one thread; elimination by default.</summary>
    public Func<IStationarySolver> Solver { get; init; } = static () => new EliminationSolver();

    /// <inheritdoc/>
    public int QuantityCount => Quantities.Count;

    /// <inheritdoc/>
    public long BytesPerWorker
    {
        get
        {
            int conductances = Quantities.Select(quantity => quantity.ConductanceOf).OfType<string>().Distinct(StringComparer.Ordinal).Count();
            return GrainMapMemory.PerWorker(_shared.Value.States, _shared.Value.Model.Bath is not null, conductances, Solver().Name);
        }
    }

    /// <inheritdoc/>
    public IMapWorker CreateWorker() => new GrainMapWorker(this, _shared.Value.Fork());
}
