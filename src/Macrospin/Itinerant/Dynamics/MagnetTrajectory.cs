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

    /// <summary>V_d at each time, in the full and reduced dynamics dV_d; null where there is none.</summary>
    public IReadOnlyList<double>? Potential { get; init; }

    /// <summary>dM at each time of the full and reduced dynamics; null in the others.</summary>
    public IReadOnlyList<double>? Length { get; init; }

    /// <summary>
    /// Of the full and reduced dynamics how far they are from each other: the largest |C dV_d + ...| and |dM/J + ...| of <see cref="FullDynamics.Conserved"/> met, over C |dV_d| + |dM|/J
    /// at the start. Zero where they agree; null in the other dynamics.
    /// </summary>
    public double? MemoryOfStart { get; init; }

    /// <summary>Poles reached and equators crossed, in order; states begin with m, those of the full and reduced dynamics with theta.</summary>
    public required IReadOnlyList<EventOccurrence> Events { get; init; }

    /// <summary>Largest departure of |m| from 1 before it was taken off after a step.</summary>
    public required double LengthDefect { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }
}
