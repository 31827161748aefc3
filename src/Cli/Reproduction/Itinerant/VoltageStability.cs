using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Itinerant;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[V] Figs. 3a, 3b: stationary directions and current against the voltage.</summary>
internal sealed class VoltageStability : PaperFigure
{
    public override string Name => "v-fig3";

    public override string Title => "Stationary states and current against the voltage [V, Figs. 3a and 3b]";

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double switching = SwitchingVoltage.Of(PaperMagnets.Voltage.Contacts, PaperMagnets.Voltage.Field)!.Value;
        // The last two values are the ends of the vertical critical line.
        double[] voltage = [.. PaperMagnets.Range(-2.0, 7.0, 361), switching, switching];
        IReadOnlyList<Branch> poles = Branches.Follow([.. voltage.SkipLast(2)], static v => PaperMagnets.Voltage with { Voltage = v }, cancellation);
        IReadOnlyList<Branch> branches = [.. poles.Select(Longer), Critical(voltage.Length, switching)];
        var axis = new FigureAxis("V", null, voltage);
        return new ReproducedFigure
        {
            Claims = [.. Claims()],
            Data = BranchFiles.Data(voltage, branches),
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal)
            {
                ["a"] = writer => Svg.Write(BranchFiles.Figure(axis, "Stability of the poles", "cos θ_0", branches, static branch => branch.Cosine), writer),
                ["b"] = writer => Svg.Write(BranchFiles.Figure(axis, "Current at the poles", "I", branches, static branch => branch.Current), writer),
            },
        };
    }

    private static Branch Longer(Branch branch)
    {
        double[] gap = [double.NaN, double.NaN];
        return branch with { Cosine = [.. branch.Cosine, .. gap], Rate = [.. branch.Rate, .. gap], Current = [.. branch.Current, .. gap] };
    }

    private static Branch Critical(int count, double switching)
    {
        ItinerantMagnet magnet = PaperMagnets.Voltage with { Voltage = switching };
        Branch line = Branch.Named("critical", count);
        foreach ((int back, PolarAngle pole) in ((int, PolarAngle)[])[(2, PolarAngle.North), (1, PolarAngle.South)])
            (line.Cosine[^back], line.Rate[^back], line.Current[^back]) = (pole.Cosine, 0.0, ChargeCurrents.Of(magnet, pole, -magnet.Field).Left);
        return line;
    }

    private static IEnumerable<Claim> Claims()
    {
        ItinerantMagnet magnet = PaperMagnets.Voltage;
        double switching = SwitchingVoltage.Of(magnet.Contacts, magnet.Field)!.Value;
        yield return ClaimCheck.Near("the poles exchange stability at V_sw = 3.75", switching, 3.75, 1e-12);
        yield return Regime("north is stable below, also for V < 0", MagnetRegime.North, -2.0, 0.0, 3.7499);
        yield return Regime("south is stable above", MagnetRegime.South, 3.7501, 7.0);
        yield return Regime("at V_sw every angle is stationary", MagnetRegime.Critical, switching);
        yield return ClaimCheck.Near("conductance of the north pole 1.973333", magnet.Contacts.ChargeConductance(PolarAngle.North), 1.9733333333, 1e-9);
        yield return ClaimCheck.Near("conductance of the south pole 1.76", magnet.Contacts.ChargeConductance(PolarAngle.South), 1.76, 1e-12);
        yield return ClaimCheck.Near("the current falls at V_sw from 7.4", Current(PolarAngle.North), 7.4, 1e-12);
        yield return ClaimCheck.Near("to 6.6", Current(PolarAngle.South), 6.6, 1e-12);
        yield return ClaimCheck.Near("linearly in cos(theta) on the critical line: the equator halfway", Current(PolarAngle.FromCosine(0.0)), 7.0, 1e-12);

        double Current(PolarAngle angle) => ChargeCurrents.Of(magnet with { Voltage = switching }, angle, -magnet.Field).Left;
    }

    private static Claim Regime(string statement, MagnetRegime expected, params double[] voltages)
    {
        MagnetRegime[] found = [.. voltages.Select(voltage => StationaryStates.Of(PaperMagnets.Voltage with { Voltage = voltage }).Regime)];
        return ClaimCheck.That(statement, found.All(regime => regime == expected), string.Join(", ", voltages.Zip(found, static (voltage, regime) => $"{regime} at {voltage:G6}")));
    }
}
