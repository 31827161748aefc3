namespace SpinTorque;

/// <summary>One active one-electron level of the grain.</summary>
public sealed record Level
{
    /// <summary>
    /// Addition energy counted from the band's Fermi level: E(higher occupation) - E(lower) with every other level at reference and
    /// anisotropy, field, gate and charging zero; for <see cref="Band.Both"/>, E(n = 1) - E(n = 0). Energy unit; finite.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required DoubleDouble Energy { get; init => field = Require.Finite(value); }

    /// <summary>The occupations the level takes.</summary>
    public required Band Band { get; init; }

    /// <summary>
    /// Occupation in the reference configuration: 1 for minority; 1 (default) or 0 for majority; 0, 1 or 2 for both. Null stands for
    /// the default, which is 1 for minority and majority and 0 for both.
    /// </summary>
    public int? Reference { get; init; }

    /// <summary>The occupation in the reference configuration, the default resolved.</summary>
    public int ReferenceOccupation => Reference ?? (Band == Band.Both ? 0 : 1);

    /// <summary>Smallest occupation: 1 for minority, else 0.</summary>
    public int MinOccupation => Band == Band.Minority ? 1 : 0;

    /// <summary>Largest occupation: 1 for majority, else 2.</summary>
    public int MaxOccupation => Band == Band.Majority ? 1 : 2;
}
