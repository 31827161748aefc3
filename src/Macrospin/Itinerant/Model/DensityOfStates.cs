namespace SpinTorque;

/// <summary>
/// Densities of states of the dot at its Fermi level, for spins along and against the magnetisation, with their slopes in energy:
/// rho_s(omega) = rho_s + rho'_s omega.
/// </summary>
public sealed record DensityOfStates
{
    /// <summary>Sets all four numbers.</summary>
    /// <param name="up">rho_up, one over the energy unit; not negative.</param>
    /// <param name="down">rho_down; not negative, and not zero where rho_up is.</param>
    /// <param name="slopeUp">rho'_up, one over the energy unit squared.</param>
    /// <param name="slopeDown">rho'_down.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, negative, or both densities are zero.</exception>
    public DensityOfStates(double up, double down, double slopeUp = 0.0, double slopeDown = 0.0)
    {
        (Up, Down) = (Require.NotNegative(up, nameof(up)), Require.NotNegative(down, nameof(down)));
        (SlopeUp, SlopeDown) = (Require.Finite(slopeUp, nameof(slopeUp)), Require.Finite(slopeDown, nameof(slopeDown)));
        Require.Positive(up + down, $"{nameof(up)} + {nameof(down)}");
    }

    /// <summary>rho_up.</summary>
    public double Up { get; }

    /// <summary>rho_down.</summary>
    public double Down { get; }

    /// <summary>rho'_up.</summary>
    public double SlopeUp { get; }

    /// <summary>rho'_down.</summary>
    public double SlopeDown { get; }

    /// <summary>rho_up + rho_down.</summary>
    public double Sum => Up + Down;

    /// <summary>rho_up - rho_down.</summary>
    public double Difference => Up - Down;

    /// <summary>rho'_up + rho'_down.</summary>
    public double SlopeSum => SlopeUp + SlopeDown;

    /// <summary>rho'_up - rho'_down.</summary>
    public double SlopeDifference => SlopeUp - SlopeDown;

    /// <summary>Whether rho changes with energy.</summary>
    public bool HasSlopes => SlopeUp != 0.0 || SlopeDown != 0.0;

    /// <summary>rho of a spin.</summary>
    public double Of(DotSpin spin) => spin == DotSpin.Up ? Up : Down;

    /// <summary>rho' of a spin.</summary>
    public double SlopeOf(DotSpin spin) => spin == DotSpin.Up ? SlopeUp : SlopeDown;
}
