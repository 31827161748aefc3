namespace SpinTorque;

/// <summary>A steady precession with a drive.</summary>
/// <param name="Cosine">cos(theta).</param>
/// <param name="SineSquared">sin^2(theta).</param>
/// <param name="Phase">xi, by which the magnetisation is ahead of the field; null without drive.</param>
/// <param name="Trace">Sum of the growth rates of the two small deviations.</param>
/// <param name="Determinant">Their product.</param>
public readonly record struct ResonanceState(double Cosine, double SineSquared, double? Phase, double Trace, double Determinant)
{
    /// <summary>The angle.</summary>
    public PolarAngle Angle => PolarAngle.FromCosine(Cosine);

    /// <summary>Whether all deviations decay.</summary>
    public bool IsStable => Trace < 0.0 && Determinant > 0.0;

    /// <summary>The larger growth rate, its real part where they turn; below zero deviations decay.</summary>
    public double GrowthRate
    {
        get
        {
            double half = Trace / 2.0, discriminant = half * half - Determinant;
            if (discriminant <= 0.0)
                return half;
            // The larger without cancellation: their product is the determinant.
            double root = Math.Sqrt(discriminant);
            return half >= 0.0 ? half + root : Determinant / (half - root);
        }
    }
}
