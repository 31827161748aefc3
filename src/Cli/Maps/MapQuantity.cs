namespace SpinTorque.Cli.Maps;

/// <summary>A quantity of a map as files and figures name it.</summary>
/// <param name="Name">Its dotted path, under which the data hold it.</param>
/// <param name="Label">Its symbol, in the markup of figures.</param>
/// <param name="Unit">Its unit; empty where there is none.</param>
internal sealed record MapQuantity(string Name, string Label, string Unit)
{
    /// <summary>The two angles of a TMR, in degrees; none of other quantities.</summary>
    public IReadOnlyList<double> Angles { get; init; } = [];
}
