namespace SpinTorque;

/// <summary>
/// A steady precession with the drive at a known angle: Omega sin(xi) = -a sin(theta), Omega cos(xi) cos(theta) = delta sin(theta), and the two rates at which
/// small deviations of theta and xi grow. Derived.
/// </summary>
/// <param name="Torque">The torque at the angle.</param>
/// <param name="Slope">da/d(cos(theta)), a = alpha_e omega_d - I/S.</param>
/// <param name="Drive">The rotating field.</param>
/// <param name="Field">B.</param>
internal readonly record struct SteadyPrecession(MagnetTorque Torque, double Slope, MicrowaveDrive Drive, double Field)
{
    // Closer to the equator delta/cos(theta) loses too many digits.
    private const double NearEquator = 1e-4;

    private double Across => Torque.PrecessionDamping * Drive.Frequency - Torque.Drive;

    private double Detuning => Drive.Frequency + Field;

    /// <summary>The state; on the equator the hemisphere is the sign of cos(xi).</summary>
    public ResonanceState At(double cosine, double sine2, int hemisphere)
    {
        double turn = Turn(cosine, sine2, hemisphere), a = Across, norm = 1.0 + Torque.Damping * Torque.PrecessionDamping;
        double lean = -turn * sine2 - Field * cosine;                                                                    // d(B_theta)/d(theta)
        double theta = (-sine2 * Slope + Torque.PrecessionDamping * lean - cosine * Torque.Drive) / norm;                // of dtheta/dt with theta
        double cross = (turn + Torque.PrecessionDamping * a * cosine) / norm;                                            // with xi, over sin(theta)
        double trace = theta + a * cosine - Torque.Damping * cross, determinant = theta * a * cosine - cross * (lean - Drive.Frequency * cosine);
        double sine = Math.Sqrt(sine2);
        return new ResonanceState(cosine, sine2, Drive.Amplitude == 0.0 ? null : Math.Atan2(-a * sine, turn * sine), trace, determinant);
    }

    // Omega cos(xi)/sin(theta) = delta/cos(theta).
    private double Turn(double cosine, double sine2, int hemisphere)
    {
        if (Math.Abs(cosine) > NearEquator)
            return Detuning / cosine;
        double sign = Detuning == 0.0 ? hemisphere : hemisphere * Math.Sign(Detuning);
        return sign * Math.Sqrt(Math.Max(0.0, Drive.Amplitude * Drive.Amplitude / sine2 - Across * Across));
    }
}
