namespace SpinTorque.Cli.Input;

/// <summary>What came out of a file that describes a grain.</summary>
internal sealed record ModelReading : SystemReading
{
    /// <summary>The model; null where there are problems.</summary>
    public GrainModel? Model { get; init; }
}
