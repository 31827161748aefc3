namespace SpinTorque.Cli.Input;

/// <summary>What came out of a file that describes an itinerant magnet.</summary>
internal sealed record ItinerantReading : SystemReading
{
    /// <summary>The magnet; null where there are problems.</summary>
    public ItinerantMagnet? Magnet { get; init; }

    /// <summary>The angle the file asks for; null for the stable one.</summary>
    public PolarAngle? Angle { get; init; }
}
