namespace SpinTorque;

/// <summary>What is computed besides currents and moments.</summary>
public sealed record TransportRequest
{
    /// <summary>Everything but curvatures, which cost more than all the rest.</summary>
    public static TransportRequest All { get; } = new() { Conductance = null, Noise = null };

    /// <summary>Currents and moments alone.</summary>
    public static TransportRequest CurrentsOnly { get; } = new() { Conductance = [], Noise = [] };

    /// <summary>Names of the leads whose potential moves in the conductances wanted; null for all.</summary>
    public IReadOnlyCollection<string>? Conductance { get; init; } = [];

    /// <summary>Names of the leads whose noise is wanted; null for all.</summary>
    public IReadOnlyCollection<string>? Noise { get; init; } = [];

    /// <summary>Names of the leads whose potential moves in the curvatures wanted, d2I_a/dmu_b2; null for all.</summary>
    public IReadOnlyCollection<string>? Curvature { get; init; } = [];

    internal bool[] ConductanceFlags(IReadOnlyList<Lead> leads) => Flags(Conductance, leads);

    internal bool[] NoiseFlags(IReadOnlyList<Lead> leads) => Flags(Noise, leads);

    internal bool[] CurvatureFlags(IReadOnlyList<Lead> leads) => Flags(Curvature, leads);

    private static bool[] Flags(IReadOnlyCollection<string>? names, IReadOnlyList<Lead> leads) =>
        [.. leads.Select(lead => names is null || names.Contains(lead.Name, StringComparer.Ordinal))];
}
