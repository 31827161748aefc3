namespace SpinTorque;

/// <summary>
/// The steady state of dm/dt = m x B - alpha m x dm/dt in a static field along z and one that rotates: the angle is constant and the precession follows the
/// drive. There are two, one in each hemisphere with the same sin^2(theta); no fold-over, since there is no anisotropy [N].
/// </summary>
public sealed record FerromagneticResonance
{
    /// <summary>The rotating field.</summary>
    public required MicrowaveDrive Drive { get; init; }

    /// <summary>B_0, the static field; the resonance is at omega_d = -B_0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Field { get; init => field = Require.Finite(value); }

    /// <summary>alpha; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above zero.</exception>
    public required double Damping { get; init => field = Require.Positive(value); }

    private double Detuning => Drive.Frequency + Field;

    /// <summary>
    /// sin^2(theta), u of a^2 u^2 - (Omega^2 + delta^2 + a^2) u + Omega^2 = 0, a = alpha omega_d, delta = omega_d + B_0: the root from 0 to 1, without cancellation. Zero where
    /// neither drive nor detuning nor damping fixes it.
    /// </summary>
    public double SineSquared
    {
        get
        {
            double drive = Drive.Amplitude, a = Damping * Math.Abs(Drive.Frequency);
            if (drive == 0.0)
                return 0.0;
            double apart = Math.Sqrt((Detuning * Detuning + (a - drive) * (a - drive)) * (Detuning * Detuning + (a + drive) * (a + drive)));
            return Math.Min(1.0, 2.0 * drive * drive / (drive * drive + Detuning * Detuning + a * a + apart));
        }
    }

    /// <summary>
    /// The stable state: cos(theta) has the sign of B_0 + omega_d sin^2(theta), and on the equator cos(xi) is above zero. Null where that is zero off the
    /// equator: both states are marginal.
    /// </summary>
    public ResonanceState? Stable
    {
        get
        {
            double sine2 = SineSquared;
            int hemisphere = Math.Sign(Field + Drive.Frequency * sine2);
            return sine2 == 1.0 ? State(1) : hemisphere == 0 ? null : State(hemisphere);
        }
    }

    /// <summary>
    /// The drive at which the stable state changes hemisphere, sqrt(|B_0| (alpha^2 |omega_d| + |omega_d| - |B_0|)); null unless omega_d B_0 &lt; 0 and |omega_d| &gt; |B_0|.
    /// Derived.
    /// </summary>
    public double? CriticalAmplitude
    {
        get
        {
            double frequency = Math.Abs(Drive.Frequency), still = Math.Abs(Field);
            return Drive.Frequency * Field < 0.0 && frequency > still ? Math.Sqrt(still * (Damping * Damping * frequency + frequency - still)) : null;
        }
    }

    /// <summary>The steady state in a hemisphere, stable or not.</summary>
    /// <param name="hemisphere">1 for the north, -1 for the south; on the equator the sign of cos(xi).</param>
    public ResonanceState State(int hemisphere)
    {
        double sine2 = SineSquared;
        var torque = new MagnetTorque(Damping, Damping, 0.0);
        return new SteadyPrecession(torque, 0.0, Drive, Field).At(hemisphere * Math.Sqrt(1.0 - sine2), sine2, hemisphere);
    }
}
