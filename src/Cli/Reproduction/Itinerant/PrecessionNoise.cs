using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[N]: charge noise against precession, temperature and drive frequency; parameters ours.</summary>
internal sealed class PrecessionNoise : PaperFigure
{
    private static readonly double[] Temperatures = [0.02, 0.1, 0.3];

    public override string Name => "n-noise";

    public override string Title => "Charge noise against precession, temperature and drive frequency [N]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] precession = PaperMagnets.Range(-2.0, 2.0, 401), temperature = PaperMagnets.Range(0.0, 1.0, 201), frequency = PaperMagnets.Range(-1.2, -0.8, 401);
        LineSeries[] swept = [.. Temperatures.Select(t => new LineSeries($"T = {t}", [.. precession.Select(w => Equator(w, t))]))];
        LineSeries[] heated = [.. ((double[])[0.0, 0.5, 1.0]).Select(w => new LineSeries($"φ̇ = {w}", [.. temperature.Select(t => Equator(w, t))]))];
        ItinerantMagnet[] driven = [.. frequency.Select(Driven)];
        double[] normal = [.. frequency.Select(w => Resonant(0.01, w))], magnetic = [.. driven.Select(MagneticNoise)], current = [.. driven.Select(MagneticCurrent)];
        var data = new NumpyArchive();
        (string Name, double[] Values)[] arrays =
        [
            ("precession", precession), .. swept.Select(one => ($"precession.{one.Label}", one.Values)),
            ("temperature", temperature), .. heated.Select((one, n) => ($"temperature.{n}", one.Values)),
            ("frequency", frequency), ("frequency.normal", normal), ("frequency.magnetic", magnetic), ("frequency.current", current),
        ];
        foreach ((string name, double[] values) in arrays)
            data.Add(name, values);
        LineSeries[] across = [new("normal leads, S", normal), new("magnetic lead, S", magnetic), new("magnetic lead, I", current)];
        return new ReproducedFigure
        {
            Claims = [.. Claims()],
            Data = data,
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["precession"] = Panel("Noise against precession", "φ̇", precession, "S", swept),
                ["temperature"] = Panel("Noise against temperature", "T", temperature, "S", heated),
                ["resonance"] = Panel("Noise and current across the resonance", "ω_d", frequency, "S, I", across),
            },
        };
    }

    private static Action<TextWriter> Panel(string title, string axis, double[] values, string quantity, LineSeries[] series) =>
        writer => Svg.Write(new LineFigure { Title = title, XAxis = new FigureAxis(axis, null, values), Quantity = quantity, Series = series }, writer);

    private static IEnumerable<Claim> Claims()
    {
        double g = PaperMagnets.Normal.ChargeConductance(PolarAngle.North);
        yield return ClaimCheck.Near("g_t = 4/3", g, 4.0 / 3.0, 1e-12);
        foreach (double t in Temperatures)
        {
            yield return ClaimCheck.Near($"2 g_t T without precession at T = {t}", Equator(0.0, t), 2.0 * g * t, 1e-12);
            // The exponential rest at |dphi/dt| = 20 T is 20 T e^-20.
            yield return ClaimCheck.Near("asymptote (g_t/2)|dphi/dt| + g_t T", Equator(20.0 * t, t), g / 2.0 * 20.0 * t + g * t, 1e-6);
        }
        yield return ClaimCheck.Near("a finite intercept at T = 0", Equator(1.0, 0.0), g / 2.0, 1e-12);
        yield return ClaimCheck.Near("2 g_t T at high temperature, relative", Equator(1.0, 1000.0) / (2.0 * g * 1000.0), 1.0, 1e-6);
        yield return ClaimCheck.Near("background 2 g_t T = 0.05333 far from resonance", Resonant(0.0, -1.0), 0.053333333, 1e-8);
        yield return ClaimCheck.Near("peak 0.21333 at the resonance", Resonant(0.01, -1.0), 0.2133333, 1e-6);
        ItinerantMagnet magnet = Driven(-1.0);
        yield return ClaimCheck.Near("magnetic lead: current at the resonance, against the sign of G_D dphi/dt", MagneticCurrent(magnet), -0.1419, 6e-5);
        yield return ClaimCheck.Near("and noise", MagneticNoise(magnet), 0.3466, 6e-5);
        yield return ClaimCheck.Near("normal leads carry no current", ChargeCurrents.Of(magnet with { Contacts = PaperMagnets.Normal }, PolarAngle.FromCosine(0.5), -1.0).Left, 0.0, 1e-15);
    }

    private static double Equator(double precession, double temperature) => Noise(PaperMagnets.Normal, PolarAngle.FromCosine(0.0), precession, temperature);

    private static double Resonant(double drive, double frequency) =>
        Noise(PaperMagnets.Normal, PolarAngle.FromCosine(Math.Sqrt(1.0 - ResonanceCurves.At(drive, frequency).SineSquared)), frequency, 0.02);

    private static double Noise(ItinerantContacts contacts, PolarAngle angle, double precession, double temperature) => ChargeNoise.Of(new RotatingDistribution
    {
        Contacts = contacts,
        Angle = angle,
        Precession = precession,
        LeftTemperature = temperature,
        RightTemperature = temperature,
    });

    private static ItinerantMagnet Driven(double frequency) => PaperMagnets.Voltage with
    {
        LeftTemperature = 0.02,
        RightTemperature = 0.02,
        Drive = new MicrowaveDrive { Amplitude = 0.01, Frequency = frequency },
    };

    private static double MagneticNoise(ItinerantMagnet magnet) => ChargeNoise.Of(magnet.Distribution(DrivenSteadyStates.Stable(magnet)!.Value.Angle, magnet.Drive!.Frequency));

    private static double MagneticCurrent(ItinerantMagnet magnet) => ChargeCurrents.Of(magnet, DrivenSteadyStates.Stable(magnet)!.Value.Angle, magnet.Drive!.Frequency).Left;
}
