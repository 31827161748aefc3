using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Maps;

/// <summary>What a file gives to map.</summary>
internal static class MapSubjects
{
    /// <summary>The subject of a file without mistakes.</summary>
    public static IMapSubject Of(SystemReading reading) => reading switch
    {
        ModelReading grain => new GrainSubject(grain),
        ItinerantReading itinerant => new ItinerantSubject(itinerant),
        ScatteringReading scattering => new ScatteringSubject(scattering),
        _ => throw new ArgumentException($"{reading.GetType().Name} has nothing to map.", nameof(reading)),
    };
}
