using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>
/// [PW Fig. 5], the diagram of the Landau-Lifshitz-Gilbert equation with a torque that depends on angle, and in place of [PW Fig. 4] its limit
/// qb = 0, held against the closed form |H + I| = 1 that follows from [PW 44]. What the paper's own panel shows was not at hand to compare with.
/// </summary>
internal sealed class LandauLifshitzFigure(string name, double asymmetry) : PaperFigure
{
    private readonly ReducedLandauLifshitz _magnet = new() { TorqueAsymmetry = asymmetry };

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Title => asymmetry == 0
        ? "stable states of the LLG equation, the limit qb = 0, against its closed form"
        : "stable states of the LLG equation, torque I/(1 + qb u)";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        var window = asymmetry == 0
            ? new DiagramWindow { XLow = -4, XHigh = 4, YLow = -4, YHigh = 4 }
            : new DiagramWindow { XLow = -7, XHigh = 1, YLow = -1, YHigh = 8 };
        RegionDiagram diagram = _magnet.Diagram(window, cancellation);
        var data = new NumpyArchive();
        PhaseFolder.AddTo(data, "", diagram);
        RegionFigure figure = PhaseFigures.LandauLifshitz(diagram, _magnet);
        return new ReproducedFigure
        {
            Claims = asymmetry == 0 ? Uniform(diagram) : Angular(diagram),
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) },
        };
    }

    private IReadOnlyList<Claim> Uniform(RegionDiagram diagram) =>
    [
        ClaimOn.Regions("only the poles are stable", diagram, "(-1)", "(+1)", "(-1,+1)"),
        ClaimOn.Sequence("both poles are stable for |H + I| < 1", field => _magnet.FixedPoints(field, 0.5).Label, -4, 4, "(-1)", "(-1,+1)", "(+1)"),
    ];

    private IReadOnlyList<Claim> Angular(RegionDiagram diagram) =>
    [
        ClaimOn.Regions("precession is stable, alone and beside u = 1", diagram, "(-1)", "(+1)", "(-1,+1)", "(SP)", "(SP,+1)"),
        ClaimOn.Corner("A = (-2 - 1/qb, (1 + qb)^2/qb)", diagram, _magnet.CornerA!.Value, 1e-4),
        ClaimOn.Corner("B = (2 - 1/qb, (1 - qb)^2/qb)", diagram, _magnet.CornerB!.Value, 1e-4),
        ClaimOn.Corner("C = (-1/qb, (1 - qb^2)/qb)", diagram, _magnet.CornerC!.Value, 1e-9),
        ClaimOn.Sequence("a rising torque left of A leads from -1 over precession to 1", torque => _magnet.FixedPoints(-6, torque).Label, 0, 8, "(-1)", "(SP)", "(+1)"),
    ];
}
