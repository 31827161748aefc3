namespace SpinTorque.Cli.Figures;

/// <summary>A labelled mark of an axis.</summary>
internal readonly record struct Tick(double Value, string Label);
