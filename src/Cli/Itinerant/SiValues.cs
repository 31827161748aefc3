using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>Charge currents, conductances and their noise in SI units, for files with units.</summary>
internal static class SiValues
{
    /// <summary>The value of a quantity in SI units: nA, S, A^2/Hz; null for all others and where the file has no units.</summary>
    public static (double Value, string Unit)? Of(string path, double? value, UnitSystem units)
    {
        if (value is not { } number || !units.IsPhysical)
            return null;
        return path.Split('.')[0] switch
        {
            "current" => (number * units.Nanoampere, "nA"),
            "conductance" => (number * UnitSystem.Siemens, "S"),
            "noise" when path != "noise.field" => (number * units.SquaredAmperePerHertz, "A^2/Hz"),
            _ => null,
        };
    }
}
