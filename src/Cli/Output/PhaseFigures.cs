using SpinTorque.Cli.Figures;

namespace SpinTorque.Cli.Output;

/// <summary>Phase diagrams as figures, with the lines and points that the paper draws.</summary>
internal static class PhaseFigures
{
    /// <summary>A diagram over field and bias.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="magnet">Its magnet.</param>
    /// <param name="title">The heading.</param>
    /// <param name="channels">Whether to draw where channels open at the poles.</param>
    public static RegionFigure Nanomagnet(RegionDiagram diagram, ReducedNanomagnet magnet, string title, bool channels) => new()
    {
        Title = title,
        Subtitle = $"Γ_L = {magnet.LeftUp:G6}↑ {magnet.LeftDown:G6}↓, Γ_R = {magnet.RightUp:G6}↑ {magnet.RightDown:G6}↓ (8*S*_{{0}}ακ), *q* = {magnet.TorqueAsymmetry:G4}, Θ = {magnet.Theta:G4}, *T*/κ = {magnet.Temperature:G4}",
        XLabel = "field *H* = *h*/2κ",
        YLabel = "bias *V* = (μ_L − ε)/κ",
        Diagram = diagram,
        Lines = channels ? [Opening(diagram.Window, 1), Opening(diagram.Window, -1)] : [],
    };

    /// <summary>A diagram over field and torque, with the corners of the formulas.</summary>
    public static RegionFigure LandauLifshitz(RegionDiagram diagram, ReducedLandauLifshitz magnet) => new()
    {
        Title = "Stable states of a magnet with spin torque (LLG)",
        Subtitle = $"*q*_b = {magnet.TorqueAsymmetry:G6}",
        XLabel = "field *H* = *h*/2κ",
        YLabel = "torque *I*",
        Diagram = diagram,
        Points = [.. new[] { ("A", magnet.CornerA), ("B", magnet.CornerB), ("C", magnet.CornerC) }
            .Where(corner => corner.Item2 is not null).Select(corner => (corner.Item1, corner.Item2!.Value.Field, corner.Item2.Value.Torque))],
    };

    // The four lines V = -s (H + u) of one pole.
    private static FigureOverlay Opening(DiagramWindow window, int pole) => new(
        $"channels at *u* = {(pole > 0 ? "1" : "−1")}",
        [.. new[] { 1, -1 }.Select(sigma => new FigureSegment(
            window.XLow, ChannelLines.Opening(sigma, pole, window.XLow), window.XHigh, ChannelLines.Opening(sigma, pole, window.XHigh)))]);
}
