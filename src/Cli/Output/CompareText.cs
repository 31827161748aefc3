using System.Globalization;

namespace SpinTorque.Cli.Output;

/// <summary>What <c>compare</c> prints for a reader.</summary>
internal static class CompareText
{
    private const int NameWidth = 28;
    private const int Width = 16;

    /// <summary>Prints one comparison.</summary>
    public static void Write(Compared compared, TextWriter output)
    {
        GrainComparison grain = compared.Grain;
        output.WriteLine(compared.Title);
        output.WriteLine($"S0 = {grain.Transport.Model.Grain.Spin}; stable at u = {Points(grain, stable: true)}; unstable at {Points(grain, stable: false)}");
        output.WriteLine();
        Row(output, "", ["mean of u", "variance of u", .. grain.Transport.Model.Leads.Select(lead => $"current {lead.Name}")]);
        Moments(output, "exact chain", grain.Chain);
        Moments(output, "Fokker-Planck, consistent", grain.Consistent);
        Moments(output, "Fokker-Planck, published", grain.Published);
        Row(output, "Langevin", [Number(grain.Langevin.Mean), Number(grain.Langevin.Variance), $"(mean +- {grain.Langevin.MeanError:G2})"]);
        if (grain.Switching.Count > 0)
        {
            output.WriteLine();
            Row(output, "mean switching time", ["exact chain", "Fokker-Planck", "large deviations", "action"]);
            foreach (ComparedSwitching way in grain.Switching)
                Row(output, $"{way.From:F3} to {way.To:F3}", [Time(way.Chain), Time(way.FokkerPlanck), Time(way.LargeDeviations) + (way.IsBarrierLow ? " (!)" : ""), Number(way.Action)]);
            if (grain.Switching.Any(way => way.IsBarrierLow))
                output.WriteLine($"(!) the action is below {ComparedSwitching.LeastAction:G2}: large deviations are no good for a barrier so low.");
        }
        output.WriteLine();
        Row(output, "slowest relaxation rates", grain.Relaxation.Select(Rate));
        if (compared.Relaxation is { } relaxation)
            Relaxation(output, relaxation);
        if (compared.Convergence.Count > 0)
            Convergence(output, compared.Convergence);
        output.WriteLine();
        output.WriteLine("The published density diverges at the poles; its moments are those of cells of half a flip.");
        foreach (string warning in grain.Transport.Warnings)
            output.WriteLine($"warning: {warning}");
    }

    // Errors times S0 approach constants where a description is right to order 1/S0.
    private static void Convergence(TextWriter output, IReadOnlyList<GrainComparison> grains)
    {
        output.WriteLine();
        Row(output, "S0, damping x S0 kept", ["mean of u", "variance of u", "S0 x d mean", "S0 x d variance", "published d var", "ln tau ratio"]);
        foreach (GrainComparison grain in grains)
        {
            double s = grain.Grain.ReferenceSpin;
            ComparedMoments exact = grain.Chain;
            Row(output, $"{grain.Transport.Model.Grain.Spin}",
            [
                Number(exact.Mean), Number(exact.Variance), Number(s * (grain.Consistent.Mean - exact.Mean)), Number(s * (grain.Consistent.Variance - exact.Variance)),
                Number(grain.Published.Variance - exact.Variance),
                grain.Switching.Count > 0 ? Number(Math.Log(10) * (grain.Switching[0].LargeDeviations.Log10 - grain.Switching[0].Chain.Log10)) : "-",
            ]);
        }
        output.WriteLine("d: consistent Fokker-Planck less chain; tau ratio: large deviations over chain, first way.");
    }

    private static void Relaxation(TextWriter output, ComparedRelaxation relaxation)
    {
        output.WriteLine();
        Row(output, "mean of u at a time", ["exact chain", "Fokker-Planck", "Langevin", "+-"]);
        for (int k = 0; k < relaxation.Times.Count; k += 5)
        {
            double[] row = [relaxation.Chain[k], relaxation.FokkerPlanck[k], relaxation.Langevin[k], relaxation.LangevinError[k]];
            Row(output, Number(relaxation.Times[k]), row.Select(value => value.ToString("F5", CultureInfo.InvariantCulture)));
        }
    }

    private static string Rate(RelaxationMode mode) => mode.Status != SolverStatus.Converged
        ? "turns"
        : mode.Rate > 0 ? mode.Rate.ToString("G6", CultureInfo.InvariantCulture) : $"10^{mode.Log10Rate.ToString("F3", CultureInfo.InvariantCulture)}";

    private static string Points(GrainComparison grain, bool stable)
    {
        string[] points = [.. grain.Deviation.FixedPoints.Where(point => point.IsStable == stable).Select(point => Number(point.Position))];
        return points.Length == 0 ? "none" : string.Join(", ", points);
    }

    private static void Moments(TextWriter output, string name, ComparedMoments moments) =>
        Row(output, name, [Number(moments.Mean), Number(moments.Variance), .. moments.Current.Select(Number)]);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Time(PassageTime time) => double.IsFinite(time.Value)
        ? time.Value.ToString("G5", CultureInfo.InvariantCulture)
        : double.IsFinite(time.Log10) ? $"10^{time.Log10.ToString("F3", CultureInfo.InvariantCulture)}" : "never";

    private static void Row(TextWriter output, string name, IEnumerable<string> cells) =>
        output.WriteLine($"{name.PadRight(NameWidth)}{string.Concat(cells.Select(cell => $"{cell.PadRight(Width)} "))}".TrimEnd());
}
