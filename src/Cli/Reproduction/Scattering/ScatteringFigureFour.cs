using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[TBR] Fig. 4: the density of angles at 0, 1/4, 1/2 and 1 of the pulse, and its width with noise at the end.</summary>
internal sealed class ScatteringFigureFour : ScatteringFigure
{
    private const int Pixels = 161;
    private const int Paths = 20_000;

    // time, peak and its angles as read off a grid of 0.003 rad, which misses up to kappa 0.003^2/8 = 8e-4 of the peak; half-width of the picture
    private static readonly (string Panel, double Time, double Peak, double Polar, double Azimuth, double Width)[] Stated =
    [
        ("a", 0, 36.01, 2.796, 0.997, 0.16),
        ("b", 0.25, 13.07, 1.923, 1.825, 0.42),
        ("c", 0.5, 19.30, 0.685, 2.654, 0.3),
        ("d", 1, 269.1, 0.0454, 4.310, 0.0245),
    ];

    /// <inheritdoc/>
    public override string Name => "tbr-fig4";

    /// <inheritdoc/>
    public override string Title => "density of polar angle and azimuth at four times";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        var data = new NumpyArchive();
        var panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal);
        var claims = new List<Claim>();
        foreach ((string panel, double time, double peak, double polar, double azimuth, double width) in Stated)
        {
            (double foundPolar, double foundAzimuth, double foundPeak) = Peak(time, polar, azimuth, width);
            claims.Add(new Claim($"peak at t = {time} t_n {peak}, and up to 8e-4 more between points of its grid", foundPeak >= peak * (1 - 1e-4) && foundPeak <= peak * (1 + 8e-4), $"{foundPeak:G6}"));
            claims.Add(Near("at theta =", polar, foundPolar, 1e-3));
            claims.Add(Near("at phi =", azimuth, foundAzimuth, 4e-3));
            double[] theta = Axis(foundPolar, width), phi = Axis(foundAzimuth, 0.42);
            double[,] density = Density(theta, phi, time);
            data.Add($"{panel}.theta", theta);
            data.Add($"{panel}.phi", phi);
            data.Add($"{panel}.density", density);
            panels.Add(panel, writer => Svg.Write(Map(theta, phi, density, time), writer));
        }
        claims.AddRange(Widths(cancellation));
        return new ReproducedFigure { Claims = claims, Data = data, Panels = panels };
    }

    private static double[] Axis(double centre, double width) => [.. Enumerable.Range(0, Pixels).Select(i => centre + width * (2.0 * i / (Pixels - 1) - 1))];

    private static double[,] Density(double[] theta, double[] phi, double time)
    {
        var density = new double[phi.Length, theta.Length];
        for (int row = 0; row < phi.Length; row++)
        {
            for (int column = 0; column < theta.Length; column++)
                density[row, column] = Noiseless.Density(theta[column], phi[row], time);
        }
        return density;
    }

    private static HeatMapFigure Map(double[] theta, double[] phi, double[,] density, double time) => new()
    {
        Title = "Density of the angles",
        Subtitle = $"*t* = {time:G3} *t*_n, without noise; Table I",
        XAxis = new FigureAxis("*θ*", "rad", theta),
        YAxis = new FigureAxis("*φ*", "rad", phi),
        Field = density,
        Quantity = "*p*(*θ*, *φ*)",
    };

    private static (double Polar, double Azimuth, double Value) Peak(double time, double polar, double azimuth, double width)
    {
        double value = 0;
        for (int round = 0; round < 6; round++)
        {
            double fixedAzimuth = azimuth;
            polar = Largest(theta => Noiseless.Density(theta, fixedAzimuth, time), polar - width / 2, polar + width / 2).At;
            (azimuth, value) = Largest(phi => Noiseless.Density(polar, phi, time), azimuth - 0.2, azimuth + 0.2);
        }
        return (polar, azimuth, value);
    }

    // theta from its Fokker-Planck equation against quadrature (no noise) or drawn paths; phi over drawn paths; the draws' error is 0.5 %, two of
    // them are allowed for theta, three for phi
    private static IEnumerable<Claim> Widths(CancellationToken cancellation)
    {
        (string Name, StochasticTorque Motion, double Polar, double Azimuth, string Stated)[] all =
        [
            ("without noise", Model.Motion(NoiseVariant.D14) with { Noise = 0 }, 0.00562, 0.1160, "0.0056 and 0.115"),
            ("with noise d14", Model.Motion(NoiseVariant.D14), 0.0075, 0.161, "0.0075 and 0.159"),
            ("with full noise", Model.Motion(NoiseVariant.Full), 0.00908, 0.1947, "0.0089 and 0.193"),
        ];
        foreach ((string name, StochasticTorque motion, double polar, double azimuth, string stated) in all)
        {
            yield return Near($"deviation of theta at the end {name} (linear widths: {stated})", polar, PolarDeviation(motion, cancellation), 0.01 * polar);
            yield return Near($"deviation of phi at the end {name}", azimuth, AzimuthDeviation(motion, cancellation), 0.015 * azimuth);
        }
    }

    private static double PolarDeviation(StochasticTorque motion, CancellationToken cancellation)
    {
        var density = new PolarDensity(motion, Ensemble, 1);
        density.Advance(cancellation);
        double mean = density.Average(Math.Acos);
        return Math.Sqrt(density.Average(u => (Math.Acos(u) - mean) * (Math.Acos(u) - mean)));
    }

    private static double AzimuthDeviation(StochasticTorque motion, CancellationToken cancellation)
    {
        double turn = 0, square = 0;
        for (int path = 0; path < Paths; path++)
        {
            EnsembleRequest request = new() { Motion = motion, Start = Ensemble, Duration = 1, Paths = 1, StepsPerSample = 56, Seed = (ulong)path };
            double azimuth = Math.IEEERemainder(SpinEnsemble.Path(request, cancellation)[^1].Azimuth - 4.31, 2 * Math.PI);
            (turn, square) = (turn + azimuth, square + azimuth * azimuth);
        }
        return Math.Sqrt(square / Paths - turn / Paths * (turn / Paths));
    }
}
