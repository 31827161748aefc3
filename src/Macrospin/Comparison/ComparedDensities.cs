namespace SpinTorque;

/// <summary>Natural logarithms of the densities over u of all descriptions, at the same points; minus infinity where below the range of a double.</summary>
public sealed record ComparedDensities
{
    /// <summary>u: the chain's own values of S_z/S_m that lie inside -1 to 1.</summary>
    public required IReadOnlyList<double> Position { get; init; }

    /// <summary>The exact chain.</summary>
    public required IReadOnlyList<double> Chain { get; init; }

    /// <summary>The consistent Fokker-Planck equation.</summary>
    public required IReadOnlyList<double> Consistent { get; init; }

    /// <summary>The published Fokker-Planck equation, cut off at the poles by its cells.</summary>
    public required IReadOnlyList<double> Published { get; init; }

    /// <summary>Large deviations with their amplitude.</summary>
    public required IReadOnlyList<double> LargeDeviations { get; init; }

    /// <summary>Langevin paths, by counting.</summary>
    public required IReadOnlyList<double> Langevin { get; init; }
}
