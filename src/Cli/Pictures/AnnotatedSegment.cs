using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>A part of a transition line with its start and end configuration.</summary>
internal sealed record AnnotatedSegment
{
    /// <summary>Its ends in axis units.</summary>
    public required FigureSegment Ends { get; init; }

    /// <summary>True where the electron enters the grain.</summary>
    public required bool Entering { get; init; }

    /// <summary>Occupations of the levels before.</summary>
    public required IReadOnlyList<int> Start { get; init; }

    /// <summary>Occupations of the levels after.</summary>
    public required IReadOnlyList<int> End { get; init; }

    /// <summary><c>groundState</c>, <c>particleHole</c> or <c>spinAccumulation</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Electrons moved relative to the ground state of the start's charge.</summary>
    public required int Moved { get; init; }

    /// <summary>The origin in words.</summary>
    public string OriginInWords => Origin switch
    {
        "groundState" => "ground state",
        "particleHole" => $"particle-hole{Count}",
        _ => $"spin accumulation{Count}",
    };

    private string Count => Moved > 1 ? $", {Moved} electrons" : "";
}
