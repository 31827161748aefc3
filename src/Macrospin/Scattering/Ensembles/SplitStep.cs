namespace SpinTorque;

/// <summary><see cref="SphereScheme.Split"/>.</summary>
internal readonly struct SplitStep : ISphereStep
{
    /// <inheritdoc/>
    public static SpinLanes Advance(LaneMotion motion, in SpinLanes n, in WienerLanes noise) => motion.Split(n, noise);
}
