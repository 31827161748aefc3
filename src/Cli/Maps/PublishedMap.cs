namespace SpinTorque.Cli.Maps;

/// <summary>A map whose files are written.</summary>
/// <param name="Record">What they say.</param>
/// <param name="Files">The names of all but the PNG.</param>
/// <param name="Pixels">What became of the PNG, in a line for the reader.</param>
internal sealed record PublishedMap(MapRecord Record, IReadOnlyList<string> Files, string Pixels);
