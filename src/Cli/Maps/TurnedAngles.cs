namespace SpinTorque.Cli.Maps;

/// <summary>The option <c>--tmr-angles</c> of a map as text: FIRST:SECOND in degrees.</summary>
internal static class TurnedAngles
{
    /// <summary>Name of the option, without dashes.</summary>
    public const string Name = "tmr-angles";

    /// <summary>Whether a quantity turns a lead.</summary>
    public static bool Turns(string quantity) => quantity.StartsWith("tmr.", StringComparison.Ordinal);

    /// <summary>The angles among a map's options; 0 and 180 degrees where it has none.</summary>
    public static TmrAngles Of(IReadOnlyDictionary<string, string> options) =>
        options.TryGetValue(Name, out string? text) && TryParse(text, out TmrAngles angles) ? angles : TmrAngles.Opposite;

    /// <summary>Reads two different angles.</summary>
    public static bool TryParse(string text, out TmrAngles angles)
    {
        angles = TmrAngles.Opposite;
        string[] parts = text.Split(':');
        if (parts.Length != 2 || !DoubleDouble.TryParse(parts[0], out DoubleDouble first) || !DoubleDouble.TryParse(parts[1], out DoubleDouble second))
            return false;
        angles = new TmrAngles(first, second);
        return first != second;
    }
}
