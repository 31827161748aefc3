using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[PW Fig. 7]: the lines on which channels open, over the diagram of the magnet.</summary>
internal sealed class ChannelFigure(int columns = 200, int rows = 150) : PaperFigure
{
    /// <inheritdoc/>
    public override string Name => "pw-fig7";

    /// <inheritdoc/>
    public override string Title => "where channels open, over the stable states of the nanomagnet";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        ReducedNanomagnet magnet = PaperMagnets.UpperRight;
        RegionDiagram diagram = NanomagnetDiagrams.Limit(magnet, new DiagramWindow { XLow = -6, XHigh = 2, YLow = -8, YHigh = 8, Columns = columns, Rows = rows }, cancellation);
        var data = new NumpyArchive();
        PhaseFolder.AddTo(data, "", diagram);
        RegionFigure figure = PhaseFigures.Nanomagnet(diagram, magnet, "Where channels open at the poles", channels: true);
        return new ReproducedFigure
        {
            Claims = [Jump(magnet, 1, -3, 2), Jump(magnet, -1, -3, -4)],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) },
        };
    }

    // At a pole of a majority level only spin along the pole may enter: the current begins where its channel opens.
    private static Claim Jump(ReducedNanomagnet magnet, int pole, double field, double opening)
    {
        double below = LimitCurrent.At(magnet.At(field, opening - 1e-9), pole)[0], above = LimitCurrent.At(magnet.At(field, opening + 1e-9), pole)[0];
        double line = ChannelLines.Opening(pole, pole, field);
        return new Claim(
            $"the current at u = {pole} begins where V = -s (H + u) for the spin s along it",
            Math.Abs(line - opening) < 1e-12 && below == 0 && above > 0.1,
            $"at H = {field:G3} it jumps from {below:G4} to {above:G4} at V = {line:G4}");
    }
}
