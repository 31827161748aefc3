namespace SpinTorque;

/// <summary>A motion of the magnetisation as it was followed.</summary>
public sealed record MagnetTrajectory
{
    /// <summary>How the integration ended.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>The times kept, hbar over the energy unit.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>m at each time: x, y, z.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Magnetisation { get; init; }

    /// <summary>V_d at each time; null where there is none.</summary>
    public IReadOnlyList<double>? Potential { get; init; }

    /// <summary>Poles reached and equators crossed, in order; states begin with m.</summary>
    public required IReadOnlyList<EventOccurrence> Events { get; init; }

    /// <summary>Largest departure of |m| from 1 before it was taken off after a step.</summary>
    public required double LengthDefect { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }
}
