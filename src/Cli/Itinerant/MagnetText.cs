using System.Globalization;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Itinerant;

/// <summary>What <c>itinerant</c> prints for a reader.</summary>
internal static class MagnetText
{
    private const int NameWidth = 34;
    private const int NumberWidth = 18;

    /// <summary>Prints it; what does not exist is left out, but for switching voltage and precession.</summary>
    public static void Write(ItinerantReading reading, TextWriter output)
    {
        ItinerantMagnet magnet = reading.Magnet!;
        WorkingState state = WorkingState.Of(reading);
        if (reading.Title is { } title)
            output.WriteLine(title);
        output.WriteLine($"regime: {MagnetJson.Word(StationaryStates.Of(magnet).Regime)}; below: {state.Choice}");
        string unit = reading.Units.IsPhysical ? $" [energies in {reading.Units.EnergyLabel}]" : "";
        string block = "";
        foreach ((string path, double? value) in MagnetValues.Of(reading))
        {
            string next = path.Split('.')[0];
            if (value is null && path is not ("switchingVoltage" or "stationary.precession.cosine"))
                continue;
            if (next != block)
                output.WriteLine(block.Length == 0 ? unit.TrimStart() : "");
            block = next;
            string number = value?.ToString("G8", CultureInfo.InvariantCulture) ?? "none";
            output.WriteLine(SiValues.Of(path, value, reading.Units) is { } si
                ? string.Create(CultureInfo.InvariantCulture, $"{path,-NameWidth}{number,-NumberWidth}{si.Value:G8} {si.Unit}")
                : $"{path,-NameWidth}{number}");
        }
        foreach (string warning in ItinerantValidity.Warnings(magnet, state.Angle))
            output.WriteLine($"warning: {warning}");
    }
}
