using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[TBR] Fig. 4: the density of angles at 0, 1/4, 1/2 and 1 of the pulse, and its width with noise at the end.</summary>
internal sealed class ScatteringFigureFour : ScatteringFigure
{
    private const int Pixels = 161;
    private const int Paths = 20_000;
    private const int Strips = 240;

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
        claims.AddRange(Carried());
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
        Unit = "1/rad²",
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

    // [TBR]'s widths come without a method: 1.5 % allowed. Against the tubes: cells and tubes 1e-3 each; 20,000 drawn paths 0.5 %, three times that
    private static IEnumerable<Claim> Widths(CancellationToken cancellation)
    {
        (string Name, StochasticTorque Motion, double Polar, double Azimuth)[] all =
        [
            ("without noise", Model.Motion(NoiseVariant.D14) with { Noise = 0 }, 0.0056, 0.115),
            ("with noise d14", Model.Motion(NoiseVariant.D14), 0.0075, 0.159),
            ("with full noise", Model.Motion(NoiseVariant.Full), 0.0089, 0.193),
        ];
        foreach ((string name, StochasticTorque motion, double statedPolar, double statedAzimuth) in all)
        {
            (double polar, double azimuth) = new TubeEnsemble(motion, Ensemble).Widths(1);
            yield return Near($"deviation of theta at the end {name}, within 1.5 % of", statedPolar, polar, 0.015 * statedPolar);
            yield return Near($"deviation of phi at the end {name}, within 1.5 % of", statedAzimuth, azimuth, 0.015 * statedAzimuth);
            yield return Near($"theta by its Fokker-Planck equation {name}, against tubes about trajectories", polar, PolarDeviation(motion, cancellation), 2e-3 * polar);
            yield return Near($"phi over {Paths} drawn paths {name}, against tubes about trajectories", azimuth, AzimuthDeviation(motion, cancellation), 0.015 * azimuth);
        }
    }

    // without noise phi keeps its width, and that of theta follows sin theta as far as the ensemble is narrow: 0.115^2 = 1.3 %, some times that
    private static IEnumerable<Claim> Carried()
    {
        (double Mean, double Polar, double Azimuth)[] all = [.. Stated.Select(one => Transported(one.Time, one.Polar, one.Azimuth))];
        foreach ((var stated, var found) in Stated.Zip(all))
        {
            yield return Near($"deviation of phi without noise at t = {stated.Time} t_n, within 1 % of", 0.115, found.Azimuth, 0.00115);
            yield return Near($"which is that at the start, t = {stated.Time} t_n", all[0].Azimuth, found.Azimuth, 1e-6);
            yield return Near($"deviation of theta over sin of its mean at t = {stated.Time} t_n, within 4 % of", 0.115, found.Polar / Math.Sin(found.Mean), 0.0046);
        }
    }

    // by sums over the density itself, smooth on the grid: steps below 0.4 of its widths
    private static (double Mean, double Polar, double Azimuth) Transported(double time, double polar, double azimuth)
    {
        double reach = time == 1 ? 0.15 : 1.3, from = Math.Max(polar - reach, 0), to = Math.Min(polar + reach, Math.PI);
        double norm = 0, mean = 0, square = 0, turn = 0, turnSquare = 0;
        for (int i = 0; i < Strips; i++)
        {
            double theta = from + (i + 0.5) * (to - from) / Strips;
            for (int j = 0; j < Strips; j++)
            {
                double phi = (j + 0.5) * 2 / Strips - 1, weight = Noiseless.Density(theta, azimuth + phi, time);
                (norm, mean, square) = (norm + weight, mean + weight * theta, square + weight * theta * theta);
                (turn, turnSquare) = (turn + weight * phi, turnSquare + weight * phi * phi);
            }
        }
        (mean, turn) = (mean / norm, turn / norm);
        return (mean, Math.Sqrt(square / norm - mean * mean), Math.Sqrt(turnSquare / norm - turn * turn));
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
            double azimuth = Math.IEEERemainder(SpinEnsemble.Path(request, cancellation).Last().Azimuth - 4.31, 2 * Math.PI);
            (turn, square) = (turn + azimuth, square + azimuth * azimuth);
        }
        return Math.Sqrt(square / Paths - turn / Paths * (turn / Paths));
    }
}
