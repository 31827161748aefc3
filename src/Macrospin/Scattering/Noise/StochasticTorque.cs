using System.Numerics;

namespace SpinTorque;

/// <summary>
/// Motion with quantum noise on the sphere: dn = [a - tr G n/2] dt + noise of covariance G dt, in the sense of Ito on the tangent plane, with
/// a = Re C1 z x n + Im C1 (z - u n) and G = q P + |C2|^2 (P - w w^T) + B (P - w' w'^T), P = 1 - n n^T, w = cos psi (u n - z) + sin psi z x n,
/// w' = n x w. Nothing is singular at the poles. Times are in the unit that C1 is given in.
/// </summary>
public sealed record StochasticTorque
{
    /// <summary>C1; Im C1 is not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The imaginary part is negative, or a part is not finite.</exception>
    public required Complex Torque
    {
        get;
        init => field = new Complex(Require.Finite(value.Real), Require.NotNegative(value.Imaginary));
    }

    /// <summary>C2, in roots of the unit of C1; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is not finite.</exception>
    public required Complex Noise { get; init => field = new Complex(Require.Finite(value.Real), Require.Finite(value.Imaginary)); }

    /// <summary>Which noise.</summary>
    public NoiseVariant Variant { get; init; } = NoiseVariant.Full;

    /// <summary>Part of q that comes besides the variant's own: electrons at finite temperature or bias; zero or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Background { get; init => field = Require.NotNegative(value); }

    /// <summary>B, noise that is least across w; zero at low bias, above it where electrons of a window differ in the phase of C2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Converse { get; init => field = Require.NotNegative(value); }

    /// <summary>Re C1, rate of precession about the polarisation.</summary>
    public double Precession => Torque.Real;

    /// <summary>Im C1, rate at which the magnet is drawn to the polarisation.</summary>
    public double Damping => Torque.Imaginary;

    /// <summary>|C2|^2.</summary>
    public double Strength => Noise.Real * Noise.Real + Noise.Imaginary * Noise.Imaginary;

    /// <summary>q, the noise that is alike in all tangent directions.</summary>
    public double Isotropic => Background + (Variant == NoiseVariant.Full ? Strength : 0);

    /// <summary>G_0 = q + |C2|^2 + B, the noise of either component at the poles.</summary>
    public double PolarStrength => Isotropic + Polarised;

    /// <summary>|C2|^2 + B, the noise that depends on the angle.</summary>
    public double Polarised => Strength + Converse;

    /// <summary>cos psi and sin psi, the direction w of least noise.</summary>
    public (double Cosine, double Sine) Quiet
    {
        get
        {
            double size = Math.Sqrt(Strength);
            (double cosine, double sine) = size > 0 ? (Noise.Real / size, Noise.Imaginary / size) : (1, 0);
            return Variant == NoiseVariant.Eq12 ? (cosine, sine) : (-sine, cosine);
        }
    }

    /// <summary>G at a polar angle.</summary>
    /// <param name="polar">theta, rad.</param>
    public PolarCovariance Covariance(double polar)
    {
        (double cosine, double sine) = Quiet;
        double s = Math.Sin(polar) * Math.Sin(polar);
        return new PolarCovariance(
            PolarStrength - s * Quietness,
            PolarStrength - s * (Strength * sine * sine + Converse * cosine * cosine),
            (Converse - Strength) * s * sine * cosine);
    }

    /// <summary>A(u), drift of u = cos theta in d_t rho = -d_u (A rho) + d_u^2 (D rho).</summary>
    public double Drift(double u) => Damping * (1 - u * u) - u * (2 * Isotropic + Polarised * (1 + u * u)) / 2;

    /// <summary>D(u), diffusion of u = cos theta.</summary>
    public double Diffusion(double u) => (1 - u * u) * Spread(u) / 2;

    /// <summary>v = A - dD/du, the velocity of the flux v rho - D d_u rho, zero at the poles.</summary>
    public double Velocity(double u) => (1 - u * u) * (Damping - u * Push / 2);

    /// <summary>a(n), the torque: the drift of Ito's equation without its part along n.</summary>
    public SpinDirection ItoDrift(SpinDirection n) => new(
        -Precession * n.Y - Damping * n.Z * n.X, Precession * n.X - Damping * n.Z * n.Y, Damping * (n.X * n.X + n.Y * n.Y));

    /// <summary>
    /// a - u (|C2|^2 - B) [cos 2 psi (z - u n) - sin 2 psi z x n]/2, the drift of Stratonovich's equation with the fields
    /// |C2| (cos psi P x_j + sin psi n x x_j), sqrt(B) (cos psi n x x_j - sin psi P x_j), j = x, y, and sqrt(q) P x_j, j = x, y, z.
    /// </summary>
    public SpinDirection StratonovichDrift(SpinDirection n)
    {
        (double cosine, double sine) = Quiet;
        double scale = n.Z * (Strength - Converse) / 2, along = scale * (cosine * cosine - sine * sine), across = scale * 2 * sine * cosine;
        SpinDirection a = ItoDrift(n);
        return new SpinDirection(
            a.X + along * n.Z * n.X - across * n.Y, a.Y + along * n.Z * n.Y + across * n.X, a.Z - along * (n.X * n.X + n.Y * n.Y));
    }

    // D = (1 - u^2) Spread/2
    internal double Spread(double u) => PolarStrength - (1 - u * u) * Quietness;

    // |C2|^2 cos^2 psi + B sin^2 psi, what the polar noise lacks at the equator
    internal double Quietness
    {
        get
        {
            (double cosine, double sine) = Quiet;
            return Strength * cosine * cosine + Converse * sine * sine;
        }
    }

    // v = (1 - u^2) (Im C1 - u Push/2)
    internal double Push => 4 * Quietness - Polarised;
}
