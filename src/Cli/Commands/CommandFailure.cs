namespace SpinTorque.Cli.Commands;

/// <summary>Ends a command with messages for standard error and an exit code.</summary>
internal sealed class CommandFailure(int exitCode, IEnumerable<string> messages) : Exception
{
    public CommandFailure(int exitCode, string message)
        : this(exitCode, [message])
    {
    }

    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Lines for standard error.</summary>
    public IReadOnlyList<string> Messages { get; } = [.. messages];
}
