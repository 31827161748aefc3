namespace SpinTorque;

/// <summary>A magnetic field that rotates about z: Omega (cos(omega_d t), sin(omega_d t), 0).</summary>
public sealed record MicrowaveDrive
{
    /// <summary>Omega, the field's Zeeman energy, energy unit; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public required double Amplitude { get; init => field = Require.NotNegative(value); }

    /// <summary>omega_d, energy unit; the resonance is at minus the static field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Frequency { get; init => field = Require.Finite(value); }
}
