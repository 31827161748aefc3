namespace SpinTorque;

/// <summary>The two leads of an itinerant magnet.</summary>
public enum Reservoir
{
    /// <summary>The left lead, which may be magnetic and biased.</summary>
    Left,

    /// <summary>The right lead, not magnetic and grounded.</summary>
    Right,
}
