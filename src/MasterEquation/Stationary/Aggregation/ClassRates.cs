namespace SpinTorque;

/// <summary>Rates between classes: sums of their members' rates times shares of the class.</summary>
/// <param name="layout">The classes.</param>
/// <param name="team">Threads.</param>
internal sealed class ClassRates(ClassLayout layout, ThreadTeam team)
{
    /// <summary>Adds what single electrons move, per weight of the class they start from or altogether.</summary>
    /// <param name="rates">The row of all rates, or of their derivatives.</param>
    /// <param name="of">What moves.</param>
    /// <param name="over">Weights; null for one.</param>
    /// <param name="coarse">The row of coarse rates, added to.</param>
    public void AddTunnelling(double[] rates, ClassSums of, ClassSums? over, double[] coarse) =>
        team.For(layout.Steps.Length / 2, layout.Projections, (pair, share) =>
        {
            ClassStep step = layout.Steps[2 * pair];
            for (int bundle = step.Bundles.First; bundle < step.Bundles.End; bundle++)
            {
                Add(2 * pair, bundle, rates, Share(of.Without(bundle), over, step.Lower, share), coarse, entering: true);
                Add(2 * pair, bundle, rates.AsSpan(layout.Structure.TableLength), Share(of.With(bundle), over, step.Upper, share), coarse, entering: false);
            }
        });

    /// <summary>
    /// Whether rates between classes have lost digits to underflow: where members exchange electrons, and the rate that their shares make of
    /// it, or the probability of those members, is below the normal range.
    /// </summary>
    /// <param name="rates">The row of all rates.</param>
    /// <param name="of">The probabilities.</param>
    /// <param name="coarse">The row of coarse rates.</param>
    public (bool Rates, bool Probabilities) Underflow(double[] rates, ClassSums of, double[] coarse)
    {
        var least = new (double Rate, double Part)[layout.Steps.Length];
        team.For(least.Length, index => least[index] = Least(index, rates, of, coarse));
        return (least.Any(static one => one.Rate < RateTables.SmallestNormal), least.Any(static one => one.Part < RateTables.SmallestNormal));
    }

    /// <summary>Sets the bath's rates: all members of a class have those of their spin.</summary>
    /// <param name="rates">The row of all rates, or of their derivatives.</param>
    /// <param name="coarse">The row of coarse rates.</param>
    public void SetBath(ReadOnlySpan<double> rates, double[] coarse)
    {
        for (int g = 0; g < layout.Members.Length && layout.Structure.HasBath; g++)
        {
            (int first, int count) = layout.Range(g);
            ReadOnlySpan<double> raise = rates[(layout.Structure.BathStart(layout.Spin[g]) + first)..], lower = raise[layout.Projections..];
            Span<double> up = coarse.AsSpan(layout.Raising(g), count), down = coarse.AsSpan(layout.Raising(g) + count, count);
            for (int i = 0; i + 1 < count; i++)
                (up[i], down[i]) = (raise[2 * i], lower[2 * i]);
        }
    }

    private (double Rate, double Part) Least(int index, ReadOnlySpan<double> rates, ClassSums of, ReadOnlySpan<double> coarse)
    {
        (double rate, double part) = (double.PositiveInfinity, double.PositiveInfinity);
        ClassStep step = layout.Steps[index];
        ReadOnlySpan<double> entering = coarse.Slice(step.Entering, step.Count), leaving = coarse.Slice(step.Leaving, step.Count);
        for (int bundle = step.Bundles.First; bundle < step.Bundles.End; bundle++)
        {
            int table = layout.Structure.Tables[2 * layout.Bundles[bundle].Channel + (index & 1)].Start;
            ReadOnlySpan<double> enter = rates.Slice(table, step.Count), leave = rates.Slice(layout.Structure.TableLength + table, step.Count);
            rate = Math.Min(rate, Math.Min(RowKernels.SmallestWhere(entering, enter), RowKernels.SmallestWhere(leaving, leave)));
            part = Math.Min(part, Math.Min(
                RowKernels.SmallestWhere(of.Without(bundle).Slice(step.LowerAt, step.Count), enter),
                RowKernels.SmallestWhere(of.With(bundle).Slice(step.UpperAt, step.Count), leave)));
        }
        return (rate, part);
    }

    private static ReadOnlySpan<double> Share(ReadOnlySpan<double> part, ClassSums? over, int g, double[] room)
    {
        if (over is null)
            return part;
        Span<double> share = room.AsSpan(..part.Length);
        RowKernels.Quotients(share, part, over.Weight(g));
        return share;
    }

    private void Add(int pair, int bundle, ReadOnlySpan<double> rates, ReadOnlySpan<double> share, double[] coarse, bool entering)
    {
        for (int side = 0; side < 2; side++)
        {
            ClassStep step = layout.Steps[pair + side];
            int table = layout.Structure.Tables[2 * layout.Bundles[bundle].Channel + side].Start;
            RowKernels.AddProducts(
                coarse.AsSpan(entering ? step.Entering : step.Leaving, step.Count), rates.Slice(table, step.Count),
                share.Slice(entering ? step.LowerAt : step.UpperAt, step.Count));
        }
    }
}
