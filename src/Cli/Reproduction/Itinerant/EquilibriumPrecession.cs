using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Output;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>The companion of [V] Fig. 3: the same magnet with its electrons kept in equilibrium precesses [V, App. B].</summary>
internal sealed class EquilibriumPrecession : PaperFigure
{
    public override string Name => "v-equilibrium";

    public override string Title => "The same magnet with its electrons kept in equilibrium: steady precession [V, App. B]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        (ItinerantContacts contacts, double field) = (PaperMagnets.Voltage.Contacts, PaperMagnets.Voltage.Field);
        double[] voltage = PaperMagnets.Range(3.6, 4.2, 601);
        double[] steady = [.. voltage.Select(v => EnforcedEquilibrium.SquaredCosine(contacts, field, v) is { } squared ? -Math.Sqrt(squared) : double.NaN)];
        double[] mirror = [.. steady.Select(cosine => -cosine)];
        var data = new NumpyArchive();
        data.Add("voltage", voltage);
        data.Add("stable.cosine", steady);
        data.Add("unstable.cosine", mirror);
        var figure = new LineFigure
        {
            Title = "Precession with electrons kept in equilibrium",
            Subtitle = "ρ = (0.8, 1.2), Γ_l = (0.5, 1.5), Γ_r = 1, B = 1",
            XAxis = new FigureAxis("V", null, voltage),
            Quantity = "cos θ_0",
            Series = [new LineSeries("stable", steady), new LineSeries("unstable", mirror, Place: 0, Dashed: true)],
        };
        return new ReproducedFigure { Claims = [.. Claims(contacts, field)], Data = data, Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) } };
    }

    private static IEnumerable<Claim> Claims(ItinerantContacts contacts, double field)
    {
        (double opens, double closes) = EnforcedEquilibrium.Window(contacts, field)!.Value;
        yield return ClaimCheck.Near("the precession begins at the driven magnet's V_sw", opens, 3.75, 1e-12);
        yield return ClaimCheck.Near("and ends at V = 3.99", closes, 3.99, 1e-12);
        yield return ClaimCheck.Near("cos(theta) = -0.57735 at V = 3.83", CosineAt(3.83), -0.57735, 5e-6);
        yield return ClaimCheck.Near("cos(theta) from 0 at the beginning", CosineAt(opens + 1e-9), 0.0, 1e-4);
        yield return ClaimCheck.Near("to -1 at the end", CosineAt(closes - 1e-9), -1.0, 1e-6);
        MagnetTrajectory below = Follow(3.98), above = Follow(4.05);
        yield return ClaimCheck.That("north stays stable up to the end of the window", below.Magnetisation[^1][2] > 0.9999 && above.Magnetisation[^1][2] < 0.99,
            $"from 2 degrees cos(theta) goes to {below.Magnetisation[^1][2]:F6} at V = 3.98 and to {above.Magnetisation[^1][2]:F6} at V = 4.05");
        double CosineAt(double voltage) => -Math.Sqrt(EnforcedEquilibrium.SquaredCosine(contacts, field, voltage)!.Value);
    }

    private static MagnetTrajectory Follow(double voltage) => TrajectoryIntegration.Follow(new MagnetMotion
    {
        Magnet = PaperMagnets.Voltage with { Voltage = voltage, Capacitance = 1.0, Spin = 20.0 },
        Closure = MagnetClosure.EnforcedEquilibrium,
        Start = PolarAngle.FromRadians(Math.PI / 90.0),
        Duration = 4000.0,
        Samples = 2,
    }, new IntegratorSettings { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 });
}
