namespace SpinTorque;

/// <summary>
/// Zero-frequency noise by counting the electrons of a lead, J1 = J+ - J-, J2 = J+ + J-:
/// c1 = &lt;1|J1|P>, Q y = J1 P - c1 P, c2 = &lt;1|J2|P> - 2 &lt;1|(J1 - c1)|y>; Fano factor c2/|c1|.
/// </summary>
/// <remarks>
/// The root of the elimination must be the most probable state. A rare well's excess then adds up within that well and c1 is subtracted
/// where it differs, so telegraph noise of a bistable grain keeps its digits. y is only defined up to a multiple of P, which drops out.
/// </remarks>
internal static class CountingNoise
{
    /// <summary>
    /// (c1, c2) of a lead, and by how many times what rounds is larger than c2: all that flows in place of what flows on balance, through the
    /// same solve. Cost that of two back-substitutions.
    /// </summary>
    public static (double Mean, double Noise, double Loss) Of<T>(GrainStructure structure, RateTables<T> tables, int lead, ChainElimination<T> elimination)
        where T : struct, IRateNumber<T>
    {
        var p = new T[elimination.Probabilities.Length];
        for (int k = 0; k < p.Length; k++)
            p[k] = T.Narrow(elimination.Probabilities[k]);
        var jump = new T[p.Length];         // J1 P
        var net = new T[p.Length];          // <1|J1
        var all = new T[p.Length];          // less J2 P and c1 P
        (T mean, T gross) = Count(structure, tables, lead, p, jump, net, all);
        for (int k = 0; k < p.Length; k++)
        {
            all[k] -= Size(mean) * p[k];
            jump[k] -= mean * p[k];
            net[k] -= mean;
        }
        var y = new T[p.Length];
        elimination.Band.Solve(jump, y);
        CompensatedSum<T> overlap = default;
        for (int k = 0; k < p.Length; k++)
            overlap.Add(net[k] * y[k]);
        T noise = gross - T.From(2) * overlap.Value, rounds = gross;
        elimination.Band.Solve(all, y);
        for (int k = 0; k < p.Length; k++)
            rounds += T.From(2) * Size(net[k]) * y[k];
        return (mean.ToDouble(), noise.ToDouble(), noise.IsZero ? double.PositiveInfinity : (rounds / Size(noise)).ToDouble());
    }

    private static T Size<T>(T value)
        where T : struct, IRateNumber<T> => value.Widen().Mantissa < 0 ? T.Zero - value : value;

    private static (T Mean, T Gross) Count<T>(
        GrainStructure structure, RateTables<T> tables, int lead, ReadOnlySpan<T> p, Span<T> jump, Span<T> net, Span<T> all)
        where T : struct, IRateNumber<T>
    {
        StateSpace space = structure.Space;
        CompensatedSum<T> mean = default, gross = default;
        foreach (TunnellingLink link in space.Links)
        {
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                GrainStructure.TableExtent table = structure.Table(link.Channel, sigma);
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i;
                    int lower = space.IndexOf(link.Lower, m), upper = space.IndexOf(link.Upper, m + sigma);
                    T enter = tables.Enter[lead][table.Start + i], leave = tables.Leave[lead][table.Start + i];
                    T inward = enter * p[lower], outward = leave * p[upper];
                    jump[upper] += inward;
                    jump[lower] -= outward;
                    all[upper] -= inward;
                    all[lower] -= outward;
                    net[lower] += enter;
                    net[upper] -= leave;
                    mean.Add(inward - outward);
                    gross.Add(inward + outward);
                }
            }
        }
        return (mean.Value, gross.Value);
    }
}
