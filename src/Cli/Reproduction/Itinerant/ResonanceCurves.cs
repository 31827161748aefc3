using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[N]: resonance curves; the slides' numbers are lost, these are ours.</summary>
internal sealed class ResonanceCurves : PaperFigure
{
    private static readonly double[] Drives = [0.005, 0.01, 0.02, 0.03], AtResonance = [0.0625, 0.25, 1.0, 1.0], Beside = [0.030171, 0.115177, 0.377727, 0.616632];

    public override string Name => "n-resonance";

    public override string Title => "Ferromagnetic resonance: angle against drive frequency [N]";

    /// <summary>The resonance with alpha = 0.02 and B_0 = 1.</summary>
    public static FerromagneticResonance At(double drive, double frequency) =>
        new() { Drive = new MicrowaveDrive { Amplitude = drive, Frequency = frequency }, Field = 1.0, Damping = 0.02 };

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] frequency = PaperMagnets.Range(-1.4, -0.6, 801);
        var data = new NumpyArchive();
        data.Add("frequency", frequency);
        var series = new List<LineSeries>();
        foreach (double drive in Drives)
        {
            double[] sine2 = [.. frequency.Select(w => At(drive, w).SineSquared)];
            data.Add($"drive{drive}", sine2);
            series.Add(new LineSeries($"Ω = {drive}", sine2));
        }
        var figure = new LineFigure { Title = "Ferromagnetic resonance", Subtitle = "α = 0.02, B_0 = 1", XAxis = new FigureAxis("ω_d", null, frequency), Quantity = "sin^2 θ", Series = series };
        return new ReproducedFigure { Claims = [.. Claims(frequency)], Data = data, Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) } };
    }

    private static IEnumerable<Claim> Claims(double[] frequency)
    {
        for (int n = 0; n < Drives.Length; n++)
        {
            yield return ClaimCheck.Near($"sin^2(theta) at omega_d = -B_0, Omega = {Drives[n]}", At(Drives[n], -1.0).SineSquared, AtResonance[n], 1e-9);
            yield return ClaimCheck.Near($"and at omega_d = -1.02", At(Drives[n], -1.02).SineSquared, Beside[n], 6e-7);
            double peak = frequency.MaxBy(w => At(Drives[n], w).SineSquared);
            yield return ClaimCheck.Near("the peak is at minus the field", peak, -1.0, 0.0011);
        }
        yield return ClaimCheck.That("from Omega = alpha |omega_d| on the peak touches the equator", At(0.02, -1.0).SineSquared > 1.0 - 1e-12 && At(0.0199, -1.0).SineSquared < 1.0, $"{At(0.0199, -1.0).SineSquared:F4} just below");
        yield return ClaimCheck.That("no response near omega_d = +1", At(0.03, 1.0).SineSquared < 1e-3, $"{At(0.03, 1.0).SineSquared:E2}");
    }
}
