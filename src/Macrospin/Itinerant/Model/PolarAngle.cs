namespace SpinTorque;

/// <summary>The angle theta between the magnetisation and the axis z, from 0 (north) to pi (south).</summary>
public readonly record struct PolarAngle
{
    private PolarAngle(double half) => HalfSineSquared = half;

    /// <summary>theta = 0.</summary>
    public static PolarAngle North { get; } = new(0.0);

    /// <summary>theta = pi.</summary>
    public static PolarAngle South { get; } = new(1.0);

    /// <summary>sin^2(theta/2).</summary>
    public double HalfSineSquared { get; }

    /// <summary>cos^2(theta/2).</summary>
    public double HalfCosineSquared => 1.0 - HalfSineSquared;

    /// <summary>cos(theta).</summary>
    public double Cosine => 1.0 - 2.0 * HalfSineSquared;

    /// <summary>sin^2(theta).</summary>
    public double SineSquared => 4.0 * HalfSineSquared * (1.0 - HalfSineSquared);

    /// <summary>sin(theta).</summary>
    public double Sine => Math.Sqrt(SineSquared);

    /// <summary>theta in radians.</summary>
    public double Radians => 2.0 * Math.Atan2(Math.Sqrt(HalfSineSquared), Math.Sqrt(1.0 - HalfSineSquared));

    /// <summary>From theta.</summary>
    /// <param name="theta">Radians, from 0 to pi.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is outside, or no number.</exception>
    public static PolarAngle FromRadians(double theta) => theta is >= 0.0 and <= Math.PI
        ? new PolarAngle(Math.Pow(Math.Sin(theta / 2.0), 2))
        : throw new ArgumentOutOfRangeException(nameof(theta), theta, "theta must be from 0 to pi.");

    /// <summary>From cos(theta).</summary>
    /// <param name="cosine">From -1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cosine is outside, or no number.</exception>
    public static PolarAngle FromCosine(double cosine) => cosine is >= -1.0 and <= 1.0
        ? new PolarAngle((1.0 - cosine) / 2.0)
        : throw new ArgumentOutOfRangeException(nameof(cosine), cosine, "cos(theta) must be from -1 to 1.");

    /// <summary>The weight of a spin along one axis in a spin along the other: cos^2(theta/2) where they are the same, sin^2(theta/2) otherwise.</summary>
    internal double Overlap(bool same) => same ? HalfCosineSquared : HalfSineSquared;

    /// <summary>The angle of a unit vector with z component m_z; the rounding of an integration beyond a pole is taken off.</summary>
    internal static PolarAngle OfUnitVector(double mz) => new(Math.Clamp((1.0 - mz) / 2.0, 0.0, 1.0));
}
