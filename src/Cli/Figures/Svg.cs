namespace SpinTorque.Cli.Figures;

/// <summary>
/// Writes figures as self-contained SVG documents: fields as embedded pixel images, all else as vectors and text.
/// The same figure gives the same characters, whatever the machine's culture and time.
/// </summary>
internal static class Svg
{
    /// <summary>Writes a heat map.</summary>
    public static void Write(HeatMapFigure figure, TextWriter writer) => HeatMapPainter.Write(figure, writer);

    /// <summary>Writes a line figure.</summary>
    public static void Write(LineFigure figure, TextWriter writer) => LinePainter.Write(figure, writer);

    /// <summary>Writes a bar figure.</summary>
    public static void Write(BarFigure figure, TextWriter writer) => BarPainter.Write(figure, writer);

    /// <summary>Writes a region figure.</summary>
    public static void Write(RegionFigure figure, TextWriter writer) => RegionPainter.Write(figure, writer);
}
