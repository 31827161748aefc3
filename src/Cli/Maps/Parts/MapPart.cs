namespace SpinTorque.Cli.Maps;

/// <summary>Finished tiles as one file holds them.</summary>
/// <param name="Tiles">The tiles.</param>
/// <param name="Seconds">Time from the part before to this one.</param>
/// <param name="Threads">Threads that worked.</param>
internal sealed record MapPart(IReadOnlyList<MapTileResult> Tiles, double Seconds, int Threads);
