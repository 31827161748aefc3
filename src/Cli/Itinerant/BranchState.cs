namespace SpinTorque.Cli.Itinerant;

/// <summary>A stationary state of a magnet.</summary>
/// <param name="Kind">States of one kind alone can belong to one branch: north, south, precession, driven.</param>
/// <param name="Angle">theta.</param>
/// <param name="Phase">xi with a drive; zero without.</param>
/// <param name="Rate">The larger growth rate of small deviations.</param>
/// <param name="Current">Left current.</param>
internal sealed record BranchState(string Kind, PolarAngle Angle, double Phase, double Rate, double Current)
{
    /// <summary>Whether deviations decay.</summary>
    public BranchStability Stability => StabilityOf(Rate)!.Value;

    /// <summary>What a growth rate says; null where it is no number.</summary>
    public static BranchStability? StabilityOf(double rate) => rate switch
    {
        < 0.0 => BranchStability.Stable,
        > 0.0 => BranchStability.Unstable,
        0.0 => BranchStability.Marginal,
        _ => null,
    };

    /// <summary>All stationary states of a magnet.</summary>
    public static IReadOnlyList<BranchState> Of(ItinerantMagnet magnet)
    {
        if (magnet.Drive is { Amplitude: > 0.0 } drive)
            return [.. DrivenSteadyStates.Of(magnet).Select(state => New("driven", state.Angle, state.Phase ?? 0.0, state.GrowthRate, drive.Frequency))];
        StationaryStates states = StationaryStates.Of(magnet);
        BranchState north = Free("north", states.North), south = Free("south", states.South);
        return states.Precession is { } steady ? [north, south, Free("precession", steady)] : [north, south];

        BranchState Free(string kind, StationaryDirection direction) => New(kind, direction.Angle, 0.0, direction.GrowthRate, -magnet.Field);

        BranchState New(string kind, PolarAngle angle, double phase, double rate, double precession) =>
            new(kind, angle, phase, rate, ChargeCurrents.Of(magnet, angle, precession).Left);
    }

    /// <summary>How far two states are apart as directions in the frame of the drive; infinite for different kinds.</summary>
    public double DistanceTo(BranchState other)
    {
        if (Kind != other.Kind)
            return double.PositiveInfinity;
        double x = Angle.Sine * Math.Cos(Phase) - other.Angle.Sine * Math.Cos(other.Phase), y = Angle.Sine * Math.Sin(Phase) - other.Angle.Sine * Math.Sin(other.Phase);
        return double.Hypot(double.Hypot(x, y), Angle.Cosine - other.Angle.Cosine);
    }
}
