using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[T] Fig. 2b: the distribution of spin up in the turning frame, for a cold and a warm left lead.</summary>
internal sealed class HeatDistribution : PaperFigure
{
    private static readonly (double Relative, double Cosine, double[] Steps, double[] Weights)[] Points =
        [(-1.2, 5.0 / 6.0, [0.8333, -9.1667], [0.19643, 0.26786]), (-3.0, 1.0 / 3.0, [3.3333, -6.6667], [0.08163, 0.61224])];

    public override string Name => "t-fig2b";

    public override string Title => "The electrons' distribution in the turning frame, driven by heat [T, Fig. 2b]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] energy = PaperMagnets.Range(-30.0, 30.0, 1201);
        var data = new NumpyArchive();
        data.Add("energy", energy);
        var series = new List<LineSeries>();
        var claims = new List<Claim>();
        foreach ((double relative, double cosine, double[] steps, double[] weights) in Points)
        {
            foreach (double left in (double[])[0.3, 25.0])
            {
                ItinerantMagnet magnet = PaperMagnets.AtHeat(relative * PaperMagnets.HeatThreshold, left);
                PolarAngle angle = StationaryStates.Of(magnet).Precession!.Value.Angle;
                RotatingDistribution distribution = magnet.Distribution(angle, -magnet.Field);
                double[] values = [.. energy.Select(e => distribution.Occupation(DotSpin.Up, e))];
                data.Add($"d{relative}.left{left}", values);
                series.Add(new LineSeries($"d = {relative} d_0, T_l = {left}", values));
                claims.AddRange(left < 1.0 ? Sharp(relative, cosine, steps, weights, magnet, distribution) : [Smooth(relative, magnet, energy, values)]);
            }
        }
        var figure = new LineFigure { Title = "Distribution of spin up in the turning frame", XAxis = new FigureAxis("ω", null, energy), Quantity = "n_{↑}", Series = series };
        return new ReproducedFigure { Claims = claims, Data = data, Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) } };
    }

    private static IEnumerable<Claim> Sharp(double relative, double cosine, double[] steps, double[] weights, ItinerantMagnet magnet, RotatingDistribution distribution)
    {
        yield return ClaimCheck.Near($"cos(theta) at d = {relative} d_0", distribution.Angle.Cosine, cosine, 1e-9);
        yield return ClaimCheck.That("right temperature with T_l = 0.3", magnet.RightTemperature > 40.0, $"{magnet.RightTemperature:F3}");
        IReadOnlyList<DistributionStep> found = distribution.Steps(DotSpin.Up);
        bool holds = Enumerable.Range(0, 2).All(n => Math.Abs(found[n].Position - steps[n]) < 6e-5 && Math.Abs(found[n].Weight - weights[n]) < 6e-6);
        yield return ClaimCheck.That("two sharp steps of the left lead, 10 apart, on a smooth background", holds, $"{found[0].Position:F4} ({found[0].Weight:F5}), {found[1].Position:F4} ({found[1].Weight:F5})");
    }

    private static Claim Smooth(double relative, ItinerantMagnet magnet, double[] energy, double[] values)
    {
        double steepest = values.Zip(values.Skip(1)).Max(pair => (pair.First - pair.Second) / (energy[1] - energy[0]));
        // A Fermi function falls by at most 1/(4 T).
        return ClaimCheck.That($"a left lead at T_l = 25 leaves no steps at d = {relative} d_0", steepest <= 1.0 / (4.0 * 25.0), $"steepest fall {steepest:G4}, T_r = {magnet.RightTemperature:F3}");
    }
}
