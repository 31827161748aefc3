using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>The state of a magnet that results are given for.</summary>
/// <param name="Angle">theta.</param>
/// <param name="Precession">d(phi)/dt: the drive's where the magnet follows one, minus the field otherwise.</param>
/// <param name="Choice">Why this one, in words.</param>
internal readonly record struct WorkingState(PolarAngle Angle, double Precession, string Choice)
{
    /// <summary>The angle of the file; else the stable state of the drive; else, also where the drive has none, the stable direction, of two the one that the field favours.</summary>
    public static WorkingState Of(ItinerantReading reading)
    {
        ItinerantMagnet magnet = reading.Magnet!;
        bool isDriven = magnet.Drive is { Amplitude: > 0.0 };
        if (reading.Angle is { } angle)
            return new WorkingState(angle, magnet.SteadyPrecession, "the file's angle");
        if (isDriven && DrivenSteadyStates.Stable(magnet) is { } driven)
            return new WorkingState(driven.Angle, magnet.SteadyPrecession, "stable with the drive");
        WorkingState undriven = Undriven(magnet);
        return isDriven ? undriven with { Choice = $"without the drive, {undriven.Choice}" } : undriven;
    }

    private static WorkingState Undriven(ItinerantMagnet magnet)
    {
        double precession = -magnet.Field;
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
