namespace SpinTorque;

/// <summary>Quantities of a grain over a grid of working points. Structure is shared by all points, rates are refilled at each.</summary>
public sealed record GrainMap : IMapField
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

    /// <summary>Angles between which a TMR turns its lead; 0 and 180 degrees by default.</summary>
    public TmrAngles TmrAngles { get; init; } = TmrAngles.Opposite;

    /// <inheritdoc/>
    public int QuantityCount => Quantities.Count;

    /// <summary>
    /// Whether every point must have the bits that <see cref="MasterEquation.Solve"/> gives it alone. Otherwise wider bands, too, are
    /// eliminated four at a time, which changes results by rounding, within the stated error.
    /// </summary>
    public bool Exact { get; init; }

    /// <summary>
    /// Where above zero, a point takes its neighbour's solution wherever the error of every current is then shown to be below this share
    /// of the largest one, and that of a conductance below this share of gross flow over T. Currents, conductances and moments only.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Tolerance
    {
        get;
        init => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "Tolerance must be finite and not negative.");
    }

    /// <summary>Quantities that <see cref="Tolerance"/> does not serve, since their error has no bound.</summary>
    public IEnumerable<Quantity> Unbounded => Quantities.Where(quantity => !quantity.IsBounded);

    /// <inheritdoc/>
    /// <remarks>A curvature takes numbers of four times the size of a conductance's.</remarks>
    public long BytesPerWorker
    {
        get
        {
            int conductances = Quantities.Select(quantity => quantity.ConductanceOf).OfType<string>().Distinct(StringComparer.Ordinal).Count()
                + (Quantities.Any(quantity => quantity.CurvatureOf is not null) ? 4 : 0);
            int points = GrainLaneWorker.Serves(this, _shared.Value) ? LaneRates.Count : 1;
            return points * GrainMapMemory.PerWorker(_shared.Value.States, _shared.Value.Model.Bath is not null, conductances, Solver().Name);
        }
    }

    /// <inheritdoc/>
    public double SecondsPerPoint => PointCost.Seconds(this, _shared.Value);

    /// <inheritdoc/>
    public IMapWorker CreateWorker()
    {
        MasterEquation equation = _shared.Value;
        IPartialWorker worker = GrainLaneWorker.Serves(this, equation) ? new GrainLaneWorker(this, equation.Fork()) : new GrainMapWorker(this, equation.Fork());
        return PlateauWorker.Serves(this) ? new PlateauWorker(this, equation.Fork(), worker) : worker;
    }

    /// <summary>For each lead, whether the response to its potential is wanted.</summary>
    internal bool[] Moved(IReadOnlyList<Lead> leads) =>
        [.. leads.Select(lead => Quantities.Any(quantity => string.Equals(quantity.ConductanceOf, lead.Name, StringComparison.Ordinal)))];
}
