namespace SpinTorque;

/// <summary>
/// Every line of dI/dV in a plane of working points, with the states that it joins [PW IV]: where the potential of a lead crosses an
/// addition energy and the state that the transition starts from is occupied in the limit T to 0.
/// </summary>
/// <remarks>
/// Addition energies depend on S_z through the anisotropy; lines are given for one orientation of the magnetisation, and
/// <see cref="Spread"/> says how far they move over the held range. Transitions weaker than <see cref="LeastWeight"/> are left out,
/// as lines and as ways to excited states.
/// </remarks>
public sealed record TransitionSpectrum
{
    /// <summary>Gamma w below which a transition is left out, relative to the largest of the same lead.</summary>
    public const double LeastWeight = 0.01;

    /// <summary>The plane.</summary>
    public required WorkingPlane Plane { get; init; }

    /// <summary>The S_z/S that the lines are for.</summary>
    public required double Orientation { get; init; }

    /// <summary>How far the lines move as S_z runs through the held range, kappa (u_max - u_min), energy unit.</summary>
    public required double Spread { get; init; }

    /// <summary>The lines, by lead, level and spin of the grain.</summary>
    public required IReadOnlyList<TransitionLine> Lines { get; init; }

    /// <summary>Elementary steps that <see cref="Of"/> takes at most: lines times their crossings times links.</summary>
    public static double Effort(StateSpace states, int leads)
    {
        ArgumentNullException.ThrowIfNull(states);
        double lines = 2.0 * states.Channels.Count * leads;
        return lines * lines * states.Links.Count;
    }

    /// <summary>Finds the lines; cost: see <see cref="Effort"/>.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="orientation">S_z/S, -1 to 1; that of least magnetic energy in the held range if null.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The energies are not linear over the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The orientation lies outside -1 to 1.</exception>
    public static TransitionSpectrum Of(WorkingPlane plane, double? orientation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (orientation is { } given && !(Math.Abs(given) <= 1))
            throw new ArgumentOutOfRangeException(nameof(orientation), given, "S_z/S lies between -1 and 1.");
        double u = orientation ?? GrainOrientation.OfLeastEnergy(plane);
        PlanarTransition[] transitions = [.. PlanarTransition.All(plane, u).Where(one => one.Weight >= LeastWeight)];
        var tracer = new LineTracer(plane, transitions, new OccupiedMultiplets(plane, transitions, u));
        var lines = new List<TransitionLine>();
        foreach (PlanarTransition transition in transitions)
        {
            cancellation.ThrowIfCancellationRequested();
            List<TransitionSegment> segments = tracer.Trace(transition);
            if (segments.Count > 0)
                lines.Add(Line(plane.States, transition, segments));
        }
        return new TransitionSpectrum
        {
            Plane = plane,
            Orientation = u,
            Spread = GrainOrientation.Spread(plane),
            Lines = [.. lines.OrderBy(line => line.Lead).ThenBy(line => line.Channel.Level).ThenByDescending(line => line.Channel.Spin).ThenBy(line => line.Channel.Charge)],
        };
    }

    private static TransitionLine Line(StateSpace states, PlanarTransition transition, List<TransitionSegment> segments) => new()
    {
        Channel = states.Channels[transition.Channel],
        Sigma = transition.Sigma,
        Lead = transition.Lead,
        Distance = transition.Distance,
        Weight = transition.Weight,
        Segments = segments,
    };
}
