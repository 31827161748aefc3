namespace SpinTorque.Cli.Input;

/// <summary>A key of a block.</summary>
/// <param name="Name">The key.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="IsRequired">True where there is no default.</param>
internal sealed record KeyShape(string Name, string Meaning, Shape Shape, bool IsRequired = true);
