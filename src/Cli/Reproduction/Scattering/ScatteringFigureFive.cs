using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[TBR] Fig. 5: means and standard deviations over the pulse, without noise and with the full noise.</summary>
internal sealed class ScatteringFigureFive : ScatteringFigure
{
    /// <inheritdoc/>
    public override string Name => "tbr-fig5";

    /// <inheritdoc/>
    public override string Title => "means and standard deviations over the pulse";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] times = Times(200);
        DirectionMoments[] still = [.. times.Select(Noiseless.Moments)];
        IReadOnlyList<DirectionMoments> noisy = new MomentHierarchy(Model.Motion(NoiseVariant.Full)).Moments(Ensemble, times, cancellation);
        DirectionMoments printed = new MomentHierarchy(Model.Motion(NoiseVariant.D14)).Moments(Ensemble, [1], cancellation)[0];
        var data = new NumpyArchive();
        data.Add("time", times);
        LineSeries[] means = [.. Series(still, one => one.Mean, "")];
        LineSeries[] deviations = [.. Series(still, one => one.StandardDeviation, ", no noise"), .. Series(noisy, one => one.StandardDeviation, ", full noise")];
        foreach ((string name, IReadOnlyList<DirectionMoments> moments) in new[] { ("still", still), ("noisy", noisy) })
        {
            Add(data, $"{name}.mean", moments.Select(one => one.Mean));
            Add(data, $"{name}.deviation", moments.Select(one => one.StandardDeviation));
        }
        return new ReproducedFigure
        {
            Claims = [.. Means(), .. Deviations(), .. Ends(still[^1], printed, noisy[^1]), .. Growth(still, noisy)],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["a"] = writer => Svg.Write(Figure("Mean direction over the pulse", "⟨*n*⟩", times, means), writer),
                ["b"] = writer => Svg.Write(Figure("Standard deviation over the pulse", "Δ*n*", times, deviations), writer),
            },
        };
    }

    private static LineFigure Figure(string title, string quantity, double[] times, LineSeries[] series) => new()
    {
        Title = title,
        Subtitle = "thermal ensemble at 1 K and 50 mT; Table I",
        XAxis = new FigureAxis("*t*/*t*_n", null, times),
        Quantity = quantity,
        Series = series,
    };

    private static IEnumerable<LineSeries> Series(IReadOnlyList<DirectionMoments> moments, Func<DirectionMoments, SpinDirection> part, string suffix) =>
    [
        new($"*n*_x{suffix}", [.. moments.Select(one => part(one).X)]),
        new($"*n*_y{suffix}", [.. moments.Select(one => part(one).Y)]),
        new($"*n*_z{suffix}", [.. moments.Select(one => part(one).Z)]),
    ];

    private static void Add(NumpyArchive data, string name, IEnumerable<SpinDirection> directions)
    {
        SpinDirection[] all = [.. directions];
        data.Add($"{name}.x", [.. all.Select(n => n.X)]);
        data.Add($"{name}.y", [.. all.Select(n => n.Y)]);
        data.Add($"{name}.z", [.. all.Select(n => n.Z)]);
    }

    private static IEnumerable<Claim> Means() =>
    [
        Near("mean n_z is zero at", 0.31907, Largest(time => -Math.Abs(Noiseless.Moments(time).Mean.Z), 0.2, 0.45).At, 5e-6),
        .. Extreme("mean n_y is largest,", time => Noiseless.Moments(time).Mean.Y, 0.15, 0.4, 0.9042, 0.28, 2e-4),
        .. Extreme("-(mean n_y) is largest,", time => -Noiseless.Moments(time).Mean.Y, 0.6, 1, 0.0687, 0.81, 5e-5),
        .. Extreme("-(mean n_x) is largest,", time => -Noiseless.Moments(time).Mean.X, 0.3, 0.6, 0.626, 0.43, 5e-4),
    ];

    private static IEnumerable<Claim> Deviations() =>
    [
        .. Extreme("deviation of n_z is largest,", time => Noiseless.Moments(time).StandardDeviation.Z, 0.2, 0.45, 0.1144, 0.320, 5e-5),
        .. Extreme("deviation of n_x is largest,", time => Noiseless.Moments(time).StandardDeviation.X, 0.2, 0.35, 0.1051, 0.275, 5e-5),
        .. Extreme("deviation of n_y is largest,", time => Noiseless.Moments(time).StandardDeviation.Y, 0.36, 0.5, 0.0805, 0.43, 5e-5),
    ];

    private static Claim[] Extreme(string statement, Func<double, double> value, double from, double to, double stated, double when, double tolerance)
    {
        (double at, double found) = Largest(value, from, to);
        return [Near(statement, stated, found, tolerance), Near("at t/t_n =", when, at, 5e-3)];
    }

    private static IEnumerable<Claim> Ends(DirectionMoments still, DirectionMoments printed, DirectionMoments full) =>
    [
        .. End("without noise", still, 0.00556, 0.00556, 2.79e-4, 5e-6, 5e-7),
        .. End("with noise d14", printed, 0.00750, 0.00751, 3.69e-4, 1.5e-5, 1.5e-6),
        .. End("with full noise", full, 0.00906, 0.00906, 4.44e-4, 5e-6, 5e-7),
    ];

    private static Claim[] End(string with, DirectionMoments found, double x, double y, double z, double tolerance, double fine) =>
    [
        Near($"deviation of n_x at the end {with}", x, found.StandardDeviation.X, tolerance),
        Near($"deviation of n_y at the end {with}", y, found.StandardDeviation.Y, tolerance),
        Near($"deviation of n_z at the end {with}", z, found.StandardDeviation.Z, fine),
    ];

    private static IEnumerable<Claim> Growth(DirectionMoments[] still, IReadOnlyList<DirectionMoments> noisy)
    {
        double[] growth = [.. still.Zip(noisy, (a, b) => b.StandardDeviation.X / a.StandardDeviation.X - 1)];
        int half = growth.Length / 2;
        // stated as about 2, a whole number
        yield return Near("noise adds at most, before half the pulse, %", 2, 100 * growth[..half].Max(), 0.5);
        yield return Near("noise adds at 0.8 t_n, %", 10, 100 * growth[(int)(1.6 * half)], 0.5);
        yield return Near("noise adds at the end, %", 63, 100 * growth[^1], 0.5);
    }
}
