namespace SpinTorque.Cli.Input;

/// <summary>What came out of a file that describes a nanomagnet in a current.</summary>
internal sealed record ScatteringReading : SystemReading
{
    /// <summary>The system; null where there are problems.</summary>
    public ScatteringSystem? System { get; init; }
}
