namespace SpinTorque;

/// <summary>
/// A magnet of fixed length in field, uniaxial anisotropy and a spin-polarised current: the Landau-Lifshitz-Gilbert equation with
/// spin torque [PW 40-44] for the direction m of its spin, of energy -h.m - kappa m_z^2 per unit of spin,
/// <code>dm/dt = m x B - a m x dm/dt + g(m) m x (p x m),  B = h + 2 kappa m_z z,  g(m) = I g0/(1 + qb p.m),</code>
/// p the unit vector of the current's polarisation. Energies are rates (hbar = 1).
/// </summary>
public sealed record SpinTorqueMagnet
{
    /// <summary>Field h = (hx, hy, hz), energy unit; finite.</summary>
    public (double X, double Y, double Z) Field { get; init; }

    /// <summary>Anisotropy kappa about z, energy unit; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Anisotropy { get; init => field = Require.Finite(value); }

    /// <summary>Gilbert damping a; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Damping { get; init => field = Require.NotNegative(value); }

    /// <summary>I g0: torque at m perpendicular to p, energy unit; positive turns m towards p.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Torque { get; init => field = Require.Finite(value); }

    /// <summary>qb, the torque's dependence on angle; above -1 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside.</exception>
    public double TorqueAsymmetry
    {
        get;
        init => field = Math.Abs(value) < 1 ? value : throw new ArgumentOutOfRangeException(nameof(TorqueAsymmetry), value, "It must lie between -1 and 1, both excluded.");
    }

    /// <summary>Polarisation p, of any length above zero; z by default.</summary>
    public (double X, double Y, double Z) Polarisation { get; init; } = (0, 0, 1);

    /// <summary>True where field and polarisation lie along z, so that m_z moves by itself.</summary>
    public bool IsAxial => Field is { X: 0, Y: 0 } && Polarisation is { X: 0, Y: 0, Z: > 0 };

    /// <summary>
    /// Every fixed point of m_z of an axial magnet,
    /// u' = (1 - u^2)/(1 + a^2) [a (h + 2 kappa u) + I g0/(1 + qb u)].
    /// </summary>
    /// <exception cref="InvalidOperationException">The magnet is not axial.</exception>
    public FixedPointSet FixedPoints()
    {
        RequireAxial();
        double a = Damping, b = TorqueAsymmetry;
        return FixedPointSearch.Of(new TorqueBalance(a * Field.Z + Torque, a * (2 * Anisotropy + b * Field.Z), 2 * a * Anisotropy * b, []));
    }

    /// <summary>
    /// Angular velocity of m about z at a given m_z of an axial magnet, positive from x to y: [-(h + 2 kappa u) + a g(u)]/(1 + a^2);
    /// at a fixed point inside, where a (h + 2 kappa u) = -g, it is -(h + 2 kappa u).
    /// </summary>
    /// <exception cref="InvalidOperationException">The magnet is not axial.</exception>
    public double PrecessionFrequency(double u)
    {
        RequireAxial();
        double torque = Torque / (1 + TorqueAsymmetry * u);
        return (-(Field.Z + 2 * Anisotropy * u) + Damping * torque) / (1 + Damping * Damping);
    }

    /// <summary>dm/dt, solved for: (T - a m x T)/(1 + a^2), T = m x B + g m x (p x m).</summary>
    internal void Rate(ReadOnlySpan<double> m, Span<double> rate)
    {
        double length = Math.Sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]);
        (double X, double Y, double Z) n = (m[0] / length, m[1] / length, m[2] / length), p = Unit(Polarisation);
        double cosine = Dot(n, p), torque = Torque / (1 + TorqueAsymmetry * cosine);
        (double X, double Y, double Z) t = Cross(n, (Field.X, Field.Y, Field.Z + 2 * Anisotropy * n.Z));
        t = (t.X + torque * (p.X - cosine * n.X), t.Y + torque * (p.Y - cosine * n.Y), t.Z + torque * (p.Z - cosine * n.Z));
        (double X, double Y, double Z) damped = Cross(n, t);
        double norm = 1 + Damping * Damping;
        rate[0] = (t.X - Damping * damped.X) / norm;
        rate[1] = (t.Y - Damping * damped.Y) / norm;
        rate[2] = (t.Z - Damping * damped.Z) / norm;
    }

    private void RequireAxial()
    {
        if (!IsAxial)
            throw new InvalidOperationException("m_z moves by itself only where field and polarisation lie along z.");
    }

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) v)
    {
        double length = Math.Sqrt(Dot(v, v));
        return (v.X / length, v.Y / length, v.Z / length);
    }

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
}
