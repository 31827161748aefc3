using System.Diagnostics;

namespace SpinTorque;

/// <summary>Sums of a vector over the members of each class and over the links of each bundle, state by state of the class.</summary>
internal sealed class ClassSums(ClassLayout layout, ThreadTeam team)
{
    private readonly double[] _rows = new double[layout.Sums.Bundle[^1]];

    /// <summary>Sum over a class.</summary>
    public Span<double> Weight(int g) => _rows.AsSpan(layout.Start[g]..layout.Start[g + 1]);

    /// <summary>Sums over all classes, one after another.</summary>
    public Span<double> Weights => _rows.AsSpan(..layout.Start[^1]);

    /// <summary>Sum over a bundle's states without the electron.</summary>
    public Span<double> Without(int bundle) => _rows.AsSpan(layout.Sums.Bundle[2 * bundle]..layout.Sums.Bundle[2 * bundle + 1]);

    /// <summary>And with it.</summary>
    public Span<double> With(int bundle) => _rows.AsSpan(layout.Sums.Bundle[2 * bundle + 1]..layout.Sums.Bundle[2 * bundle + 2]);

    /// <summary>Sums probabilities; a class that has lost all weight at an S_z gets it back evenly.</summary>
    public void Restrict(MatrixFreeGenerator generator, double[] p)
    {
        Sum(generator, p);
        bool revived = false;
        for (int g = 0; g < layout.Members.Length; g++)
            revived |= Revive(generator, p, g);
        if (revived)
            Sum(generator, p);
    }

    /// <summary>Sums any vector. Each thread takes a part of the S_z, and a short run of all multiplets before the next, so that sums stay in cache.</summary>
    public void Sum(MatrixFreeGenerator generator, double[] vector)
    {
        Array.Clear(_rows);
        team.For(generator.Runs, run =>
        {
            for (int multiplet = 0; multiplet < layout.ClassOf.Length; multiplet++)
            {
                (int first, int end) = generator.States(multiplet, run);
                if (first < end)
                    SumKernels.Add(generator.Of(vector, multiplet)[first..end], _rows.AsSpan(first), layout.Sums.Of(multiplet));
            }
        });
    }

    /// <summary>Takes the part of a vector that its classes' own shares leave: sums less the class's y times their share of P.</summary>
    /// <param name="y">Sums of the vector.</param>
    /// <param name="p">Sums of the probabilities.</param>
    public void TakeInside(ClassSums y, ClassSums p)
    {
        y.Weights.CopyTo(Weights);
        double[] whole = [.. y.Weights];
        RowKernels.Scale(whole, -1);
        team.For(layout.Bundles.Length, layout.Projections, (bundle, share) =>
        {
            (int lower, int upper) = (layout.Bundles[bundle].Lower, layout.Bundles[bundle].Upper);
            y.Without(bundle).CopyTo(Without(bundle));
            y.With(bundle).CopyTo(With(bundle));
            Rest(Without(bundle), p.Without(bundle), p.Weight(lower), whole.AsSpan(layout.Start[lower]..), share);
            Rest(With(bundle), p.With(bundle), p.Weight(upper), whole.AsSpan(layout.Start[upper]..), share);
        });
    }

    /// <summary>Net electrons per unit time from a lead and the sum of both directions, of the vector summed last.</summary>
    /// <param name="enter">Rates of electrons entering, by the tables of the structure.</param>
    /// <param name="leave">Rates of electrons leaving.</param>
    /// <param name="scale">The scale of each 2 S_z that the vector is relative to.</param>
    public (double Net, double Gross) Flow(double[] enter, double[] leave, SteppedRow scale)
    {
        var flows = new (double Net, double Gross)[layout.Steps.Length];
        team.For(flows.Length, index => flows[index] = Flow(index, enter, leave, scale));
        CompensatedSum<Plain> net = default;
        double gross = 0;
        foreach ((double one, double both) in flows)
        {
            net.Add(new Plain(one));
            gross += both;
        }
        return (net.Value.Value, gross);
    }

    /// <summary>Sums over the links of each channel, of the vector summed last.</summary>
    /// <param name="scale">The scale of each 2 S_z that the vector is relative to.</param>
    /// <param name="factor">What to multiply them by.</param>
    /// <param name="populations">Result.</param>
    public void Populate(SteppedRow scale, double factor, ChannelPopulations populations)
    {
        populations.Clear();
        team.Both(() => Populate(populations.Without, scale, factor, with: false), () => Populate(populations.With, scale, factor, with: true));
    }

    /// <summary>Sum over all states of each 2 S_z, from the lowest.</summary>
    /// <param name="scale">The scale that the vector is relative to.</param>
    public double[] ByProjection(ReadOnlySpan<double> scale)
    {
        var sums = new double[layout.Projections];
        for (int g = 0; g < layout.Members.Length; g++)
        {
            int m = layout.Range(g).First;
            foreach (double weight in Weight(g))
                (sums[m], m) = (sums[m] + weight, m + 2);
        }
        RowKernels.Multiply(sums, scale);
        return sums;
    }

    /// <summary>The sum of all classes, and of their sizes.</summary>
    /// <param name="scale">The scale of each 2 S_z that the vector is relative to.</param>
    public (double Sum, double Size) Total(SteppedRow scale)
    {
        CompensatedSum<Plain> sum = default;
        double size = 0;
        for (int g = 0; g < layout.Members.Length; g++)
        {
            ReadOnlySpan<double> row = Weight(g), weight = scale.From(layout.Range(g).First);
            for (int i = 0; i < row.Length; i++)
            {
                sum.Add(new Plain(row[i] * weight[i]));
                size += Math.Abs(row[i]) * weight[i];
            }
        }
        return (sum.Value.Value, size);
    }

    // Of a bundle that is all of its class the share is exactly one, so that exactly nothing is left.
    private static void Rest(Span<double> part, ReadOnlySpan<double> sum, ReadOnlySpan<double> weight, ReadOnlySpan<double> negative, double[] room)
    {
        Span<double> share = room.AsSpan(..part.Length);
        RowKernels.Quotients(share, sum, weight);
        RowKernels.AddProducts(part, share, negative[..part.Length]);
    }

    private void Populate(double[] populations, SteppedRow scale, double factor, bool with)
    {
        for (int index = 0; index < layout.Steps.Length; index++)
        {
            ClassStep step = layout.Steps[index];
            (int g, int at) = with ? (step.Upper, step.UpperAt) : (step.Lower, step.LowerAt);
            ReadOnlySpan<double> weight = scale.From(layout.Range(g).First).Slice(at, step.Count);
            for (int bundle = step.Bundles.First; bundle < step.Bundles.End; bundle++)
            {
                int table = layout.Structure.Tables[2 * layout.Bundles[bundle].Channel + (index & 1)].Start;
                RowKernels.AddProducts(populations.AsSpan(table, step.Count), (with ? With(bundle) : Without(bundle)).Slice(at, step.Count), weight);
            }
        }
        RowKernels.Scale(populations, factor);
    }

    private (double Net, double Gross) Flow(int index, double[] enter, double[] leave, SteppedRow scale)
    {
        ClassStep step = layout.Steps[index];
        ReadOnlySpan<double> from = scale.From(layout.Range(step.Lower).First)[step.LowerAt..], to = scale.From(layout.Range(step.Upper).First)[step.UpperAt..];
        FlowSum flow = default;
        for (int bundle = step.Bundles.First; bundle < step.Bundles.End; bundle++)
        {
            ref readonly GrainStructure.TableExtent table = ref layout.Structure.Tables[2 * layout.Bundles[bundle].Channel + (index & 1)];
            Debug.Assert(table.Count == step.Count, "tables of a pair of classes have one extent");
            flow.Add(enter.AsSpan(table.Start, step.Count), Without(bundle)[step.LowerAt..], from, leave.AsSpan(table.Start, step.Count), With(bundle)[step.UpperAt..], to);
        }
        return flow.Total;
    }

    private bool Revive(MatrixFreeGenerator generator, double[] p, int g)
    {
        ReadOnlySpan<double> weight = Weight(g);
        if (!RowKernels.AnyNotPositive(weight))
            return false;
        foreach (int multiplet in layout.Members[g])
        {
            Span<double> own = generator.Of(p, multiplet);
            for (int i = 0; i < own.Length; i++)
                own[i] = weight[i] > 0 ? own[i] : 1.0 / layout.Members[g].Length;
        }
        return true;
    }
}
