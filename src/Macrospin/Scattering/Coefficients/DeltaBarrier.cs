namespace SpinTorque;

/// <summary>The nanomagnet as electrons see it: a delta barrier of strength lambda0 + lambda J.s, its spin J macroscopic [TBR 1, A1].</summary>
public sealed record DeltaBarrier
{
    /// <summary>lambda0, strength of the potential, J m; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Potential { get; init => field = Require.Finite(value); }

    /// <summary>lambda, exchange with the electron's spin, J m; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Exchange { get; init => field = Require.Finite(value); }

    /// <summary>J, the magnet's spin in units of hbar; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double Spin { get; init => field = Require.Positive(value); }

    /// <summary>lambda0 + lambda J/2, the barrier of an electron with its spin along the magnet's, J m.</summary>
    public double StrengthUp => Potential + Exchange * Spin / 2;

    /// <summary>lambda0 - lambda J/2, the barrier of an electron with its spin against it, J m.</summary>
    public double StrengthDown => Potential - Exchange * Spin / 2;

    /// <summary>Amplitudes of an electron of wave number k: x = m V/(hbar^2 k) [TBR A4].</summary>
    /// <param name="waveNumber">k, 1/m, above zero.</param>
    /// <param name="constants">hbar and m.</param>
    public SpinAmplitudes Amplitudes(double waveNumber, ElectronConstants constants)
    {
        double scale = constants.Mass / (constants.ReducedPlanck * constants.ReducedPlanck * Require.Positive(waveNumber));
        return new SpinAmplitudes(scale * StrengthUp, scale * StrengthDown);
    }
}
