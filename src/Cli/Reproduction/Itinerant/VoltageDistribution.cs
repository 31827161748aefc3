using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[V] Fig. 2: the distribution of both spins in the turning frame, with voltage and precession.</summary>
internal sealed class VoltageDistribution : PaperFigure
{
    private static readonly double[] UpSteps = [9.0365, 6.0365, -0.9635, -3.9635], UpWeights = [0.17733, 0.28081, 0.35465, 0.18721];
    private static readonly double[] DownSteps = [6.9635, 9.9635, -3.0365, -0.0365], DownWeights = [0.45568, 0.08018, 0.30379, 0.16036];

    public override string Name => "v-fig2";

    public override string Title => "The electrons' distribution in the turning frame, driven by a voltage [V, Fig. 2]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        RotatingDistribution distribution = new()
        {
            Contacts = PaperMagnets.Voltage.Contacts,
            Angle = PolarAngle.FromRadians(0.4 * Math.PI),
            Precession = -3.0,
            Voltage = 10.0,
            DotPotential = 2.0,
            LeftTemperature = 0.05,
            RightTemperature = 0.05,
        };
        double[] energy = PaperMagnets.Range(-7.0, 13.0, 801);
        double[] up = [.. energy.Select(e => distribution.Occupation(DotSpin.Up, e))], down = [.. energy.Select(e => distribution.Occupation(DotSpin.Down, e))];
        var data = new NumpyArchive();
        data.Add("energy", energy);
        data.Add("up", up);
        data.Add("down", down);
        var figure = new LineFigure
        {
            Title = "Distribution in the turning frame",
            Subtitle = "V = 10, B_0 = 3, V_{d0} = 2, θ_0 = 2π/5, T = 0.05",
            XAxis = new FigureAxis("ε", null, energy),
            Quantity = "n_d",
            Series = [new LineSeries("σ = ↑", up), new LineSeries("σ = ↓", down)],
        };
        return new ReproducedFigure { Claims = [.. Claims(distribution, up, down)], Data = data, Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) } };
    }

    private static IEnumerable<Claim> Claims(RotatingDistribution distribution, double[] up, double[] down)
    {
        yield return Steps("four steps of spin up at the positions and heights of the formula", distribution.Steps(DotSpin.Up), UpSteps, UpWeights);
        yield return Steps("four steps of spin down likewise", distribution.Steps(DotSpin.Down), DownSteps, DownWeights);
        double[] splits = [.. new[] { DotSpin.Up, DotSpin.Down }.Select(distribution.Steps).SelectMany(steps => new[] { Math.Abs(steps[0].Position - steps[1].Position), Math.Abs(steps[2].Position - steps[3].Position) })];
        yield return ClaimCheck.That("each pair is split by the precession 3", splits.All(split => Math.Abs(split - 3.0) < 1e-12), string.Join(", ", splits.Select(split => $"{split:G6}")));
        bool falls = up.Zip(up.Skip(1)).Concat(down.Zip(down.Skip(1))).All(pair => pair.Second <= pair.First + 1e-15);
        yield return ClaimCheck.That("the distribution falls with energy, from 1 to 0", falls && up[0] > 0.999 && down[^1] < 0.001, $"from {up[0]:F6} to {down[^1]:F6}");
    }

    private static Claim Steps(string statement, IReadOnlyList<DistributionStep> steps, double[] positions, double[] weights)
    {
        // The expected numbers have four and five decimals.
        bool holds = steps.Select((step, n) => Math.Abs(step.Position - positions[n]) < 6e-5 && Math.Abs(step.Weight - weights[n]) < 6e-6).All(right => right);
        return ClaimCheck.That(statement, holds, string.Join(", ", steps.Select(step => $"{step.Position:F4} ({step.Weight:F5})")));
    }
}
