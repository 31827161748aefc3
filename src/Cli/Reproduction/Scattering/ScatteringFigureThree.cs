using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[TBR] Fig. 3: the mean direction over the pulse.</summary>
internal sealed class ScatteringFigureThree : ScatteringFigure
{
    /// <inheritdoc/>
    public override string Name => "tbr-fig3";

    /// <inheritdoc/>
    public override string Title => "mean direction of the magnet over the pulse";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] times = Times(400);
        SpinDirection[] mean = [.. times.Select(time => Noiseless.Moments(time).Mean)];
        var data = new NumpyArchive();
        data.Add("time", times);
        double[] x = [.. mean.Select(n => n.X)], y = [.. mean.Select(n => n.Y)], z = [.. mean.Select(n => n.Z)];
        data.Add("x", x);
        data.Add("y", y);
        data.Add("z", z);
        return new ReproducedFigure
        {
            Claims = Claims(mean),
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["top"] = writer => Svg.Write(View("seen from above", "⟨*n*_y⟩", [.. x, -1, 1], [.. y, double.NaN, double.NaN]), writer),
                ["side"] = writer => Svg.Write(View("seen from the side", "⟨*n*_z⟩", [.. x, -1, 1], [.. z, double.NaN, double.NaN]), writer),
            },
        };
    }

    // two points without a value stretch the axis to the whole sphere
    private static LineFigure View(string from, string quantity, double[] x, double[] values) => new()
    {
        Title = $"Mean direction, {from}",
        Subtitle = "*t* from 0 to *t*_n, without noise; Table I",
        XAxis = new FigureAxis("⟨*n*_x⟩", null, x),
        Quantity = quantity,
        Series = [new LineSeries("path of the mean", values), new LineSeries("start", Only(values, 0), Dots: true), new LineSeries("end", Only(values, values.Length - 3), Dots: true)],
    };

    private static double[] Only(double[] values, int kept) => [.. values.Select((value, at) => at == kept ? value : double.NaN)];

    private static Claim[] Claims(SpinDirection[] mean)
    {
        (double at, double shortest) = Largest(time => -Length(Noiseless.Moments(time).Mean), 0.2, 0.45);
        return
        [
            .. Vector("mean at the start", new SpinDirection(0.1807, 0.2815, -0.9408), mean[0], 5e-5),
            .. Vector("mean at the end", new SpinDirection(-0.0183, -0.0433, 0.99886), mean[^1], 5e-5),
            Near("azimuth turned by, rad", 3.313, Model.Torque.Real, 5e-4),
            Near("smallest length of the mean", 0.98674, -shortest, 5e-6),
            Near("which it has at", 0.32, at, 5e-3),
        ];
    }

    private static Claim[] Vector(string statement, SpinDirection stated, SpinDirection found, double tolerance) =>
    [
        Near($"n_x, {statement}", stated.X, found.X, tolerance),
        Near($"n_y, {statement}", stated.Y, found.Y, tolerance),
        Near($"n_z, {statement}", stated.Z, found.Z, tolerance),
    ];

    private static double Length(SpinDirection n) => Math.Sqrt(n.X * n.X + n.Y * n.Y + n.Z * n.Z);
}
