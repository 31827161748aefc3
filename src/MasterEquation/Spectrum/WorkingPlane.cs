namespace SpinTorque;

/// <summary>A plane of working points, given by the models at its corners. Energies must be linear over it.</summary>
/// <remarks>
/// Addition energies and potentials are linear in every single number of a model (gate, potential, field, level energy, exchange, ...),
/// so they are linear over the plane just where the mixed difference of the four corners vanishes.
/// </remarks>
public sealed class WorkingPlane
{
    private const double Tolerance = 1e-12;

    private readonly GrainModel[] _corners;

    /// <summary>The plane spanned by two axes.</summary>
    /// <param name="origin">The model at the first value of both axes.</param>
    /// <param name="alongX">The model at the last value of the x axis and the first of the y axis.</param>
    /// <param name="alongY">The model at the first value of the x axis and the last of the y axis.</param>
    /// <param name="opposite">The model at the last value of both axes.</param>
    /// <exception cref="ArgumentException">The corners differ in states or leads, so that an axis changes more than energies.</exception>
    public WorkingPlane(GrainModel origin, GrainModel alongX, GrainModel alongY, GrainModel opposite)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _corners = [origin, alongX, alongY, opposite];
        if (origin.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(origin));
        States = StateSpace.Enumerate(origin.Grain);
        foreach (GrainModel corner in _corners)
        {
            if (!States.Serves(corner.Grain) || corner.Leads.Count != origin.Leads.Count)
                throw new ArgumentException("An axis changes the states or the leads: there are no transition lines over it.", nameof(opposite));
        }
    }

    /// <summary>The states, the same all over the plane.</summary>
    public StateSpace States { get; }

    /// <summary>The model at the first value of both axes.</summary>
    public GrainModel Origin => _corners[0];

    /// <summary>The model at the last value of both axes.</summary>
    public GrainModel Opposite => _corners[^1];

    /// <summary>An energy of the model over the plane.</summary>
    /// <exception cref="ArgumentException">It is not linear.</exception>
    internal PlanarEnergy Linear(Func<GrainModel, DoubleDouble> energy)
    {
        DoubleDouble[] values = [.. _corners.Select(energy)];
        DoubleDouble alongX = values[1] - values[0], alongY = values[2] - values[0];
        double mixed = (values[3] - values[1] - alongY).High;
        if (Math.Abs(mixed) > Tolerance * values.Max(value => Math.Abs(value.High)))
            throw new ArgumentException("The energies are not linear over the plane of these two axes: its transition lines are curved.");
        return new PlanarEnergy(values[0].High, alongX.High, alongY.High);
    }
}
