using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Pictures;

/// <summary>An axis of a map: the number that is swept, and how figures show it.</summary>
/// <param name="Path">Dotted path of the number.</param>
/// <param name="Shown">Label, unit and values.</param>
internal sealed record PictureAxis(string Path, FigureAxis Shown);
