namespace SpinTorque;

/// <summary>
/// The torque at an angle: d(theta)/dt = -B_phi + alpha_e sin(theta) d(phi)/dt - sin(theta) I/S, sin(theta) d(phi)/dt = B_theta - alpha d(theta)/dt.
/// </summary>
/// <param name="Damping">alpha.</param>
/// <param name="PrecessionDamping">
/// alpha_e: alpha where the distribution does not follow, alpha P/(Gamma_up Gamma_down) where it does (the hybrid torque is in it).
/// </param>
/// <param name="Drive">I/S, the torque current that does not depend on the precession, over the spin.</param>
public readonly record struct MagnetTorque(double Damping, double PrecessionDamping, double Drive)
{
    /// <summary>The torque in a closure.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="angle">theta.</param>
    public static MagnetTorque Adiabatic(ItinerantMagnet magnet, PolarAngle angle)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double alpha = magnet.Damping(angle);
        SpinCurrents currents = SpinCurrents.Of(magnet, angle, 0.0);
        double following = alpha * magnet.Contacts.Widths.PoleProduct / magnet.Contacts.Widths.ProductAt(angle);
        return new MagnetTorque(alpha, following, (currents.Voltage + currents.Thermal) / magnet.Spin);
    }

    /// <summary>The rates in a static field B along z: d(theta)/dt = -sin(theta) f/(1 + alpha alpha_e), d(phi)/dt = -B + alpha f/(1 + alpha alpha_e), f = alpha_e B + I/S.</summary>
    /// <param name="field">B.</param>
    /// <param name="angle">theta.</param>
    public (double Theta, double Phi) Rates(double field, PolarAngle angle)
    {
        double relaxation = (PrecessionDamping * field + Drive) / (1.0 + Damping * PrecessionDamping);
        return (-angle.Sine * relaxation, -field + Damping * relaxation);
    }

    /// <summary>The rate of the unit vector m in a field of any direction, regular at the poles: in them alpha_e = alpha.</summary>
    /// <param name="m">The magnetisation.</param>
    /// <param name="field">The field.</param>
    /// <param name="rate">Filled with dm/dt; perpendicular to m.</param>
    public void Rates(ReadOnlySpan<double> m, ReadOnlySpan<double> field, Span<double> rate)
    {
        double sine2 = m[0] * m[0] + m[1] * m[1], along = m[0] * field[0] + m[1] * field[1] + m[2] * field[2];
        double norm = 1.0 + Damping * PrecessionDamping;
        if (sine2 == 0.0)
        {
            for (int i = 0; i < 3; i++)
                rate[i] = (m[(i + 1) % 3] * field[(i + 2) % 3] - m[(i + 2) % 3] * field[(i + 1) % 3] + Damping * (field[i] - along * m[i])) / norm;
            return;
        }
        double acrossTheta = m[2] * along - field[2];                                    // sin(theta) B_theta
        double acrossPhi = m[0] * field[1] - m[1] * field[0];                            // sin(theta) B_phi
        double q = (-acrossPhi + PrecessionDamping * acrossTheta - sine2 * Drive) / norm; // sin(theta) d(theta)/dt
        double theta = q / sine2, phi = (acrossTheta - Damping * q) / sine2;             // theta^ = (cos m - z)/sin, phi^ = z x m/sin
        rate[0] = theta * m[2] * m[0] - phi * m[1];
        rate[1] = theta * m[2] * m[1] + phi * m[0];
        rate[2] = theta * (m[2] * m[2] - 1.0);
    }
}
