using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction;

/// <summary>[PW Fig. 8]: current against bias at H = -4.1 and against field at V = 5.5, and the same from the chain at finite speed.</summary>
internal sealed class HysteresisFigure(int values = 301) : PaperFigure
{
    private const double Field = -4.1;
    private const double Bias = 5.5;
    private const double ChainTemperature = 0.05;
    private const double ChainTime = 120_000;    // for the whole way, in units of the reduced rate: 300 units of the equation of motion
    private static readonly HalfInteger ChainSpin = HalfInteger.FromInteger(100);

    /// <inheritdoc/>
    public override string Name => "pw-fig8";

    /// <inheritdoc/>
    public override string Title => "hysteresis of the current in bias and in field";

    /// <inheritdoc/>
    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        ReducedNanomagnet magnet = PaperMagnets.UpperRight, warm = magnet with { Temperature = ChainTemperature };
        double[] biases = Axis(4, 7), fields = Axis(-5, -3);
        IReadOnlyList<HysteresisLoop> inBias = Slow(bias => magnet.At(Field, bias), biases), inField = Slow(field => magnet.At(field, Bias), fields);
        double[] few = [.. biases.Where((_, place) => place % 3 == 0)];
        IReadOnlyList<HysteresisLoop> chain = HysteresisLoop.All(
            bias => magnet.At(Field, bias), few, (path, start) => ChainSweep.Run(bias => warm.ChainAt(Field, bias, ChainSpin), path, start, ChainTime / few.Length, cancellation));
        var data = new NumpyArchive();
        HysteresisFolder.AddTo(data, "bias.", inBias);
        HysteresisFolder.AddTo(data, "field.", inField);
        HysteresisFolder.AddTo(data, "chain.", chain);
        var biasAxis = new FigureAxis("bias *V*", null, []);
        return new ReproducedFigure
        {
            Claims = [Stays(inBias), Switches(inBias), Opens(inField)],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["bias"] = Panel($"Current at *H* = {Field:G3}", biasAxis, inBias),
                ["field"] = Panel($"Current at *V* = {Bias:G3}", new FigureAxis("field *H*", null, []), inField),
                ["chain"] = Panel($"Current of the chain at *H* = {Field:G3}, *S*_{{0}} = {ChainSpin}, *T*/κ = {ChainTemperature:G3}", biasAxis, chain),
            },
        };
    }

    private double[] Axis(double first, double last) => [.. Enumerable.Range(0, values).Select(i => first + (last - first) * i / (values - 1))];

    private static IReadOnlyList<HysteresisLoop> Slow(Func<double, NanomagnetEquation> at, double[] axis) =>
        HysteresisLoop.All(at, axis, (way, start) => BranchSweep.Follow(at, way, start));

    private static Action<TextWriter> Panel(string title, FigureAxis axis, IReadOnlyList<HysteresisLoop> loops)
    {
        LineFigure figure = HysteresisFolder.Figure(title, axis, "current *I* (8*S*_{0}ακ)", loops, point => point.Currents[0]);
        return writer => Svg.Write(figure, writer);
    }

    private static Claim Stays(IReadOnlyList<HysteresisLoop> loops) => new(
        "one loop in bias stays at u = 1 for ever",
        loops.Any(loop => loop.Points.All(point => point.Magnetisation == 1)),
        string.Join("; ", loops.Select(loop => loop.Name)));

    private Claim Switches(IReadOnlyList<HysteresisLoop> loops)
    {
        HysteresisLoop? loop = loops.FirstOrDefault(one => one.Points.Any(point => point.Magnetisation == -1) && one.Points.Any(point => Math.Abs(point.Magnetisation) < 1));
        double up = Switching(loop, 0, rises: true), down = Switching(loop, values, rises: false);
        return new Claim("the other switches between u = -1 and precession, up later than down", loop is not null && up > down, $"up at V = {up:G5}, down at V = {down:G5}");
    }

    private double Switching(HysteresisLoop? loop, int from, bool rises)
    {
        for (int i = Math.Max(1, from + 1); loop is not null && i < Math.Min(from + values, loop.Points.Count); i++)
        {
            if ((loop.Points[i - 1].Magnetisation == -1) == rises && (loop.Points[i].Magnetisation == -1) != rises)
                return loop.Points[i].Value;
        }
        return double.NaN;
    }

    private Claim Opens(IReadOnlyList<HysteresisLoop> loops)
    {
        HysteresisLoop loop = loops[0];
        double[] there = [.. loop.Points.Take(values).Select(point => point.Magnetisation)], back = [.. loop.Points.Skip(values).Reverse().Select(point => point.Magnetisation)];
        int differing = there.Zip(back).Count(pair => Math.Abs(pair.First - pair.Second) > 1e-6);
        return new Claim("the current in field is hysteretic over part of the sweep", differing > 0 && differing < values, $"there and back differ at {differing} of {values} fields");
    }
}
