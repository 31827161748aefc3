namespace SpinTorque;

/// <summary>A direction in which the magnetisation precesses without changing its angle.</summary>
/// <param name="Angle">theta; the precession is minus the field.</param>
/// <param name="GrowthRate">Rate at which a small deviation of theta grows, energy unit; below zero it decays.</param>
public readonly record struct StationaryDirection(PolarAngle Angle, double GrowthRate)
{
    /// <summary>Whether deviations decay.</summary>
    public bool Stable => GrowthRate < 0.0;
}
