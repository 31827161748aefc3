using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Itinerant;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[T] Fig. 3: the thermoelectric current, enhanced by precession.</summary>
internal sealed class HeatCurrent : PaperFigure
{
    public override string Name => "t-fig3";

    public override string Title => "Thermoelectric current against the heat difference [T, Fig. 3]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] relative = PaperMagnets.Range(-3.0, 3.0, 601);
        IReadOnlyList<Branch> branches = HeatStability.Follow(relative, cancellation);
        double[] still = [.. relative.Select(x => Currents(x)?.Static ?? double.NaN)];
        NumpyArchive data = BranchFiles.Data(relative, branches);
        data.Add("static", still);
        LineFigure figure = BranchFiles.Figure(new FigureAxis("d/d_0", null, relative), "Thermoelectric current", "I_l", branches, static branch => branch.Current);
        figure = figure with { Series = [.. figure.Series, new LineSeries("same angle, standing still", still)] };
        return new ReproducedFigure
        {
            Claims = [.. Claims()],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) },
        };
    }

    private static IEnumerable<Claim> Claims()
    {
        yield return ClaimCheck.Near("the north line is 1.5 d/d_0", Pole(2.0, PolarAngle.North), 3.0, 1e-9);
        yield return ClaimCheck.Near("the south line is -1.5 d/d_0", Pole(2.0, PolarAngle.South), -3.0, 1e-9);
        foreach ((double relative, double still) in ((double, double)[])[(-1.2, -1.20536), (-2.0, -0.9375), (-3.0, -0.87662)])
        {
            ChargeCurrents currents = Currents(relative)!;
            yield return ClaimCheck.Near($"plateau at d = {relative} d_0", currents.Left, -1.5, 1e-9);
            yield return ClaimCheck.Near($"a magnet standing still would give at d = {relative} d_0", currents.Static, still, 6e-6);
            double north = Pole(relative, PolarAngle.North);
            yield return ClaimCheck.That("the plateau is above the static current and below the north line in size", Math.Abs(currents.Left) > Math.Abs(currents.Static) && Math.Abs(currents.Left) < Math.Abs(north), $"{currents.Static:F5}, {currents.Left:F5}, {north:F5}");
        }
        yield return ClaimCheck.Near("the unstable precession at d = 2 d_0 carries -1.5 as well", Currents(2.0)!.Left, -1.5, 1e-9);
        MagnetRegime regime = StationaryStates.Of(PaperMagnets.AtHeat(2.0 * PaperMagnets.HeatThreshold)).Regime;
        yield return ClaimCheck.That("for d > d_0 both poles are stable, with opposite currents", regime == MagnetRegime.Bistable, $"{regime}, {Pole(2.0, PolarAngle.North):F3} and {Pole(2.0, PolarAngle.South):F3}");
    }

    private static double Pole(double relative, PolarAngle pole)
    {
        ItinerantMagnet magnet = PaperMagnets.AtHeat(relative * PaperMagnets.HeatThreshold);
        return ChargeCurrents.Of(magnet, pole, -magnet.Field).Left;
    }

    private static ChargeCurrents? Currents(double relative)
    {
        ItinerantMagnet magnet = PaperMagnets.AtHeat(relative * PaperMagnets.HeatThreshold);
        return StationaryStates.Of(magnet).Precession is { } steady ? ChargeCurrents.Of(magnet, steady.Angle, -magnet.Field) : null;
    }
}
