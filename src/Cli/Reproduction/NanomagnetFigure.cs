using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[PW Fig. 6]: the diagram of the nanomagnet in four panels.</summary>
internal sealed class NanomagnetFigure(int columns = 200, int rows = 150) : PaperFigure
{
    /// <inheritdoc/>
    public override string Name => "pw-fig6";

    /// <inheritdoc/>
    public override string Title => "stable states of the nanomagnet over field and bias, T = 0";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        var wide = new DiagramWindow { XLow = -6, XHigh = 2, YLow = -8, YHigh = 8, Columns = columns, Rows = rows };
        var zoom = new DiagramWindow { XLow = -4.6, XHigh = -3.8, YLow = 4, YHigh = 6, Columns = columns, Rows = rows };
        (string Panel, ReducedNanomagnet Magnet, DiagramWindow Window)[] panels =
        [
            ("upper-left", PaperMagnets.UpperLeft, wide),
            ("lower-left", PaperMagnets.LowerLeft, wide),
            ("upper-right", PaperMagnets.UpperRight, wide),
            ("lower-right", PaperMagnets.UpperRight, zoom),
        ];
        var data = new NumpyArchive();
        var figures = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal);
        var diagrams = new Dictionary<string, RegionDiagram>(StringComparer.Ordinal);
        foreach ((string panel, ReducedNanomagnet magnet, DiagramWindow window) in panels)
        {
            RegionDiagram diagram = NanomagnetDiagrams.Limit(magnet, window, cancellation);
            diagrams.Add(panel, diagram);
            PhaseFolder.AddTo(data, $"{panel}.", diagram);
            RegionFigure figure = PhaseFigures.Nanomagnet(diagram, magnet, $"Stable states of the nanomagnet, {panel.Replace('-', ' ')} panel", channels: false);
            figures.Add(panel, writer => Svg.Write(figure, writer));
        }
        return new ReproducedFigure { Claims = Claims(diagrams), Data = data, Panels = figures };
    }

    private static IReadOnlyList<Claim> Claims(Dictionary<string, RegionDiagram> diagrams) =>
    [
        ClaimOn.Regions("q = 0: no precession", diagrams["upper-left"], "(-1)", "(+1)", "(-1,+1)"),
        ClaimOn.Regions("q = 0.3, Theta = 3: precession beside u = 1 and beside both poles", diagrams["lower-left"],
            "(-1)", "(+1)", "(-1,+1)", "(SP,+1)", "(-1,SP,+1)"),
        ClaimOn.Regions("q = 0.25, Theta = 4: precession alone and beside u = -1 as well", diagrams["upper-right"],
            "(-1)", "(+1)", "(-1,+1)", "(SP)", "(SP,+1)", "(-1,SP)", "(-1,SP,+1)"),
        ClaimOn.Regions("the zoom shows all seven regions", diagrams["lower-right"],
            "(-1)", "(+1)", "(-1,+1)", "(SP)", "(SP,+1)", "(-1,SP)", "(-1,SP,+1)"),
    ];
}
