using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>The stationary law of the polar angle [TBR 18, 19], on the sphere and read as an equation for theta.</summary>
internal sealed class ScatteringStationaryFigure : ScatteringFigure
{
    private static readonly string[] Names = ["full", "d14", "halfNormal"];

    private static readonly string[] PassageNames = ["passage.full", "passage.d14", "passage.weak"];

    private static readonly double[] Spins = [100, 1e3, 1e4, 1e5];

    /// <inheritdoc/>
    public override string Name => "tbr-stationary";

    /// <inheritdoc/>
    public override string Title => "stationary law of the polar angle";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        var printed = new StationaryLaw(Model.Motion(NoiseVariant.D14));
        var full = new StationaryLaw(Model.Motion(NoiseVariant.Full));
        double sigma = Math.Sqrt(1 / (4 * Model.Barrier.Spin));
        double[] theta = [.. Enumerable.Range(0, 401).Select(i => 0.04 * i / 400)];
        LineSeries[] series =
        [
            new("full noise", [.. theta.Select(full.PolarDensity)]),
            new("noise d14", [.. theta.Select(printed.PolarDensity)]),
            new("half-normal of (18)", [.. theta.Select(angle => Math.Sqrt(2 / Math.PI) / sigma * Math.Exp(-angle * angle / (2 * sigma * sigma)))]),
        ];
        var data = new NumpyArchive();
        data.Add("theta", theta);
        foreach ((string name, LineSeries one) in Names.Zip(series))
            data.Add(name, one.Values);
        double[] magnitudes = [.. Enumerable.Range(0, 41).Select(i => 1 + i / 10.0)];
        LineSeries[] passages = PassageSeries(magnitudes);
        data.Add("lgSpin", magnitudes);
        foreach ((string name, LineSeries one) in PassageNames.Zip(passages))
            data.Add(name, one.Values);
        return new ReproducedFigure
        {
            Claims = [.. Claims(printed, full)],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                [""] = writer => Svg.Write(Law(theta, series), writer),
                ["passage"] = writer => Svg.Write(Passages(magnitudes, passages), writer),
            },
        };
    }

    private static LineFigure Law(double[] theta, LineSeries[] series) => new()
    {
        Title = "Stationary law of the polar angle",
        Subtitle = "after a long current; Table I",
        XAxis = new FigureAxis("*θ*", "rad", theta),
        Quantity = "*p*(*θ*)",
        Unit = "1/rad",
        Series = series,
    };

    private static LineFigure Passages(double[] magnitudes, LineSeries[] series) => new()
    {
        Title = "Mean time to the equator",
        Subtitle = "from the south pole, torque of Table I, noise of *J*",
        XAxis = new FigureAxis("lg *J*", null, magnitudes),
        Quantity = "*T*/*t*_n",
        Series = series,
    };

    private static LineSeries[] PassageSeries(double[] magnitudes)
    {
        double[] weak = [.. magnitudes.Select((magnitude, i) => i % 4 == 0 ? new PolarPassage(Noise(Math.Pow(10, magnitude), NoiseVariant.Full)).WeakNoiseMeanTime() : double.NaN)];
        return [Exact("full noise", NoiseVariant.Full), Exact("noise d14", NoiseVariant.D14), new LineSeries("weak full noise", weak, Dots: true)];

        LineSeries Exact(string name, NoiseVariant variant) =>
            new(name, [.. magnitudes.Select(magnitude => new PolarPassage(Noise(Math.Pow(10, magnitude), variant)).MeanTime())]);
    }

    private static IEnumerable<Claim> Claims(StationaryLaw printed, StationaryLaw full) =>
    [
        Near("variance of n_x, d14, 1e-5", 2.49988, 1e5 * printed.TransverseVariance, 5e-6),
        Near("mean of theta^2, d14, 1e-5", 4.9999, 1e5 * printed.MeanSquarePolar, 5e-5),
        Near("variance of n_x, full, 1e-5 (1/2J)", 4.9996, 1e5 * full.TransverseVariance, 5e-5),
        Near("mean of theta^2, full, 1e-5", 9.9999, 1e5 * full.MeanSquarePolar, 5e-5),
        Near("share of theta below 1e-3, d14", 0.020, Below(printed, 1e-3), 5e-4),
        Near("share of theta below 1e-3, half-normal of (18) (0.157 drawn), erf(sqrt 2/10)", 0.1585, HalfNormalBelow(1e-3), 5e-5),
        .. Spins.Select(spin => Near(
            $"first passage times 2 Im C1 at J = {spin:G}, full: ln 4J + gamma", Math.Log(4 * spin) + 0.5772156649, Passage(spin), 3 / spin + 1e-8)),
        Near("first passage from the south pole, d14, t_n", 1.0773, new PolarPassage(Model.Motion(NoiseVariant.D14)).MeanTime(), 5e-5),
        Near("first passage from the south pole, full, t_n", 1.0144, new PolarPassage(Model.Motion(NoiseVariant.Full)).MeanTime(), 5e-5),
    ];

    private static double Passage(double spin) => 2 * Model.Torque.Imaginary * new PolarPassage(Noise(spin, NoiseVariant.Full)).MeanTime();

    // the torque is that of Table I, its noise that of J
    private static StochasticTorque Noise(double spin, NoiseVariant variant)
    {
        StochasticTorque motion = Model.Motion(variant);
        return motion with { Noise = motion.Noise * Math.Sqrt(Model.Barrier.Spin / spin) };
    }

    private static double HalfNormalBelow(double angle)
    {
        const int steps = 1000;
        double sigma = Math.Sqrt(1 / (4 * Model.Barrier.Spin));
        return Enumerable.Range(0, steps).Sum(i => Math.Exp(-Math.Pow(angle * (i + 0.5) / steps / sigma, 2) / 2)) * angle / steps * Math.Sqrt(2 / Math.PI) / sigma;
    }

    // Simpson's rule
    private static double Below(StationaryLaw law, double angle)
    {
        const int steps = 200;
        return Enumerable.Range(0, steps + 1).Sum(i => (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2) * law.PolarDensity(angle * i / steps)) * angle / steps / 3;
    }
}
