namespace SpinTorque.Cli.Scattering;

/// <summary>Three columns of a direction that make one figure.</summary>
/// <param name="Suffix">What its file adds to the name.</param>
/// <param name="Quantity">What the values are, in the markup of figures.</param>
/// <param name="Prefix">What the columns' names have before x, y and z.</param>
/// <param name="Sign">What stands before n_x, n_y and n_z in the legend.</param>
internal readonly record struct LineGroup(string Suffix, string Quantity, string Prefix, string Sign);
