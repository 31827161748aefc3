using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Maps;

/// <summary>What a file gives to map.</summary>
internal static class MapSubjects
{
    /// <summary>The subject of a file without mistakes.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="options">Options that move a number, by name.</param>
    public static IMapSubject Of(SystemReading reading, IReadOnlyDictionary<string, string>? options = null) => reading switch
    {
        ModelReading grain => new GrainSubject(grain, options is null ? TmrAngles.Opposite : TurnedAngles.Of(options)),
        ItinerantReading itinerant => new ItinerantSubject(itinerant),
        ScatteringReading scattering => new ScatteringSubject(scattering),
        _ => throw new ArgumentException($"{reading.GetType().Name} has nothing to map.", nameof(reading)),
    };
}
