using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>Units of the numbers of <see cref="MagnetValues"/>.</summary>
internal static class MagnetUnits
{
    /// <summary>The unit of a number; empty where it is a pure one, and, but for angles, in files without units.</summary>
    /// <param name="path">Its dotted path.</param>
    /// <param name="units">The file's units.</param>
    public static string Of(string path, UnitSystem units) => path is "state.angle" or "resonance.phase" ? "deg" : units.IsPhysical ? Physical(path, units) : "";

    private static string Physical(string path, UnitSystem units) => path.Split('.') switch
    {
        ["current" or "torque", ..] or ["full", ..] or ["resonance", "trace"] or [.., "growthRate"] or ["state", "precession"] => units.RateLabel,
        ["switchingVoltage"] or ["state", "potential"] or ["enforced", "window", _] or ["width", _] or ["noise", "field"] => units.EnergyLabel,
        ["heat", ..] => $"{units.EnergyLabel}²",
        ["noise", ..] => $"e² {units.EnergyLabel}/ħ",
        ["conductance", ..] => "e²/ħ",
        _ => "",
    };
}
