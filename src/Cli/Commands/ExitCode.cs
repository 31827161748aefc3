namespace SpinTorque.Cli.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The computation failed, or its result could not be written.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or input.</summary>
    public const int BadInput = 2;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
