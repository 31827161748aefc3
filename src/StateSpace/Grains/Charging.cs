namespace SpinTorque;

/// <summary>Charging energy E_C (N - N_g)^2 of the grain [PW 1].</summary>
public sealed record Charging
{
    /// <summary>No charging energy.</summary>
    public static Charging None { get; } = new();

    /// <summary>E_C, in the energy unit; finite, not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public DoubleDouble Energy { get; init => field = Require.NotNegative(value); }

    /// <summary>N_g - N_reference, in electrons; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public DoubleDouble Offset { get; init => field = Require.Finite(value); }
}
