namespace SpinTorque.Cli.Itinerant;

/// <summary>Where the theory of a motion does not hold.</summary>
internal static class MotionWarnings
{
    private const double Agreement = 0.01;

    /// <summary>The limits that a motion passed, each a sentence; empty where there are none.</summary>
    public static IEnumerable<string> Of(MagnetMotion motion, MagnetTrajectory trajectory)
    {
        if (motion.Closure != MagnetClosure.EnforcedEquilibrium && MotionSlowness.Of(motion.Magnet, trajectory) is { Largest: var fast } && fast > Slowness.Limit)
            yield return ItinerantValidity.TooFast(fast);
        if (trajectory.MemoryOfStart is not { } memory)
            yield break;
        if (memory > Agreement)
            yield return $"full and reduced dynamics differ here: they agree where the electrons' memory belongs to the start (--remember) and the angle is slow; what should be zero reaches {memory:G3} of the deviation.";
        if (!new FullDynamics(motion.Magnet).IsStable)
            yield return "length and potential are not stable: the deviations grow.";
    }
}
