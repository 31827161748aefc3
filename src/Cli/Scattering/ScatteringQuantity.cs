namespace SpinTorque.Cli.Scattering;

/// <summary>A number that a nanomagnet in a current has.</summary>
/// <param name="Name">Its dotted path.</param>
/// <param name="Label">Its symbol, in the markup of figures.</param>
/// <param name="Unit">Its unit; empty where there is none.</param>
/// <param name="Value">Its value; null where there is none.</param>
internal sealed record ScatteringQuantity(string Name, string Label, string Unit, Func<ScatteringPoint, double?> Value);
