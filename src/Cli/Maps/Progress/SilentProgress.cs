namespace SpinTorque.Cli.Maps;

/// <summary>Tells nothing: standard error is no terminal.</summary>
internal sealed class SilentProgress : IProgressDisplay
{
    /// <inheritdoc/>
    public void Run(ProgressMeter meter, Action work) => work();
}
