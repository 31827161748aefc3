namespace SpinTorque;

/// <summary>
/// The bosons that carry away spin within a multiplet (intrinsic Gilbert damping): S_z to S_z +- 1 at the rate
/// (alpha/S0) [S(S+1) - S_z(S_z +- 1)] g(omega), g(omega) = omega/(1 - e^(-omega/T)), omega the energy released.
/// </summary>
public sealed record BosonBath
{
    /// <summary>Damping alpha, in units of the rate unit over the energy unit; not negative, zero where S0 = 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public required DoubleDouble Damping { get; init => field = Require.NotNegative(value); }

    /// <summary>Temperature of the bath, energy unit; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required DoubleDouble Temperature { get; init => field = Require.Positive(value); }
}
