namespace SpinTorque.Cli.Maps;

/// <summary>Tells how a map gets on.</summary>
internal interface IProgressDisplay
{
    /// <summary>Runs the work and tells of it meanwhile.</summary>
    void Run(ProgressMeter meter, Action work);
}
