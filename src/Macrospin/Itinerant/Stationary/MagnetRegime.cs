namespace SpinTorque;

/// <summary>Which directions of the magnetisation are stable.</summary>
public enum MagnetRegime
{
    /// <summary>The north pole alone.</summary>
    North,

    /// <summary>The south pole alone.</summary>
    South,

    /// <summary>Neither pole: a steady precession between them.</summary>
    Precession,

    /// <summary>Both poles, with an unstable precession between them.</summary>
    Bistable,

    /// <summary>Every angle is stationary: the voltage is the switching voltage, to rounding, and heat gives no torque.</summary>
    Critical,
}
