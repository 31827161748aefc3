namespace SpinTorque;

/// <summary>Direction of an electron's spin: along the magnetisation for the dot, along the fixed axis z for a lead.</summary>
public enum DotSpin
{
    /// <summary>Along the axis.</summary>
    Up = 1,

    /// <summary>Against the axis.</summary>
    Down = -1,
}
