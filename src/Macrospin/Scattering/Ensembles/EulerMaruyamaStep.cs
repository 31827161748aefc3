namespace SpinTorque;

/// <summary><see cref="SphereScheme.EulerMaruyama"/>.</summary>
internal readonly struct EulerMaruyamaStep : ISphereStep
{
    /// <inheritdoc/>
    public static SpinLanes Advance(LaneMotion motion, in SpinLanes n, in WienerLanes noise) => motion.EulerMaruyama(n, noise);
}
