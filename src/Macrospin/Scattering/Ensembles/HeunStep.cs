namespace SpinTorque;

/// <summary><see cref="SphereScheme.Heun"/>.</summary>
internal readonly struct HeunStep : ISphereStep
{
    /// <inheritdoc/>
    public static SpinLanes Advance(LaneMotion motion, in SpinLanes n, in WienerLanes noise) => motion.Heun(n, noise);
}
