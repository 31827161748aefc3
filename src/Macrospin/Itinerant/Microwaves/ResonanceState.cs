namespace SpinTorque;

/// <summary>A steady precession with a drive.</summary>
/// <param name="Cosine">cos(theta).</param>
/// <param name="SineSquared">sin^2(theta).</param>
/// <param name="Phase">xi, by which the magnetisation is ahead of the field; null without drive.</param>
/// <param name="Trace">Sum of the growth rates of the two small deviations; their product is above zero, so below zero means stable.</param>
public readonly record struct ResonanceState(double Cosine, double SineSquared, double? Phase, double Trace)
{
    /// <summary>The angle.</summary>
    public PolarAngle Angle => PolarAngle.FromCosine(Cosine);
}
