namespace SpinTorque;

/// <summary>The two angles between which a lead is turned for its magnetoresistance.</summary>
/// <param name="First">The first, in degrees; finite.</param>
/// <param name="Second">The second, in degrees; finite.</param>
public readonly record struct TmrAngles(DoubleDouble First, DoubleDouble Second)
{
    /// <summary>0 and 180 degrees.</summary>
    public static TmrAngles Opposite { get; } = new(0.0, 180.0);
}
