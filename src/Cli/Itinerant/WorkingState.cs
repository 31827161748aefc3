using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>The state of a magnet that results are given for.</summary>
/// <param name="Angle">theta.</param>
/// <param name="Precession">d(phi)/dt: the drive's where there is one, minus the field otherwise.</param>
/// <param name="Choice">Why this one, in words.</param>
internal readonly record struct WorkingState(PolarAngle Angle, double Precession, string Choice)
{
    /// <summary>The angle of the file; else the stable state of the drive; else the stable direction, of two the one that the field favours.</summary>
    public static WorkingState Of(ItinerantReading reading)
    {
        ItinerantMagnet magnet = reading.Magnet!;
        double precession = magnet.Drive is { Amplitude: > 0.0 } drive ? drive.Frequency : -magnet.Field;
        if (reading.Angle is { } angle)
            return new WorkingState(angle, precession, "the file's angle");
        if (magnet.Drive is { Amplitude: > 0.0 } && DrivenSteadyStates.Stable(magnet) is { } driven)
            return new WorkingState(driven.Angle, precession, "stable with the drive");
        StationaryStates states = StationaryStates.Of(magnet);
        PolarAngle favoured = magnet.Field >= 0.0 ? PolarAngle.North : PolarAngle.South;
        return states.Regime switch
        {
            MagnetRegime.North => new WorkingState(PolarAngle.North, precession, "the stable direction"),
            MagnetRegime.South => new WorkingState(PolarAngle.South, precession, "the stable direction"),
            MagnetRegime.Precession when states.Precession is { } steady => new WorkingState(steady.Angle, precession, "the stable precession"),
            MagnetRegime.Bistable => new WorkingState(favoured, precession, "of two stable directions the one along the field"),
            _ => new WorkingState(favoured, precession, "along the field, every angle being stationary"),
        };
    }
}
