namespace SpinTorque;

/// <summary>A pulse of fully polarised electrons from the left: their number, its length, their wave number.</summary>
public sealed record CurrentPulse
{
    /// <summary>Fermi wave number k_F, 1/m; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double FermiWaveNumber { get; init => field = Require.Positive(value); }

    /// <summary>n_e, electrons in the pulse; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double Electrons { get; init => field = Require.Positive(value); }

    /// <summary>t_n, its length, s; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public required double Duration { get; init => field = Require.Positive(value); }
}
