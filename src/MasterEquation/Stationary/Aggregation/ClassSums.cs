namespace SpinTorque;

/// <summary>Sums of a vector over the members of each class and over the links of each bundle, by 2 S_z from the lowest.</summary>
internal sealed class ClassSums(ClassLayout layout, ParallelOptions parallel)
{
    private readonly StateSpace _space = layout.Structure.Space;

    /// <summary>Sum over each class.</summary>
    public double[][] Weight { get; } = layout.Rows(layout.Members.Length);

    /// <summary>Sum over each bundle's states without the electron.</summary>
    public double[][] Without { get; } = layout.Rows(layout.Bundles.Length);

    /// <summary>And with it.</summary>
    public double[][] With { get; } = layout.Rows(layout.Bundles.Length);

    /// <summary>Sums probabilities; a class that has lost all weight at an S_z gets it back evenly.</summary>
    public void Restrict(MatrixFreeGenerator generator, double[] p)
    {
        Parallel.For(0, Weight.Length, parallel, g =>
        {
            AddUp(generator, p, layout.Members[g], Weight[g]);
            if (Revive(generator, p, g))
                AddUp(generator, p, layout.Members[g], Weight[g]);
        });
        SumBundles(generator, p);
    }

    /// <summary>Sums any vector.</summary>
    public void Sum(MatrixFreeGenerator generator, double[] vector)
    {
        Parallel.For(0, Weight.Length, parallel, g => AddUp(generator, vector, layout.Members[g], Weight[g]));
        SumBundles(generator, vector);
    }

    /// <summary>Takes the part of a vector that its classes' own shares leave: sums less those of P times the class's y over P.</summary>
    /// <param name="y">Sums of the vector.</param>
    /// <param name="p">Sums of the probabilities.</param>
    public void TakeInside(ClassSums y, ClassSums p)
    {
        for (int bundle = 0; bundle < Without.Length; bundle++)
        {
            (int lower, int upper, _) = layout.Bundles[bundle];
            Rest(Without[bundle], y.Without[bundle], p.Without[bundle], y.Weight[lower], p.Weight[lower]);
            Rest(With[bundle], y.With[bundle], p.With[bundle], y.Weight[upper], p.Weight[upper]);
        }
    }

    /// <summary>Net electrons per unit time from a lead and the sum of both directions, of the vector summed last.</summary>
    /// <param name="enter">Rates of electrons entering, by the tables of the structure.</param>
    /// <param name="leave">Rates of electrons leaving.</param>
    /// <param name="scale">The scale of each 2 S_z that the vector is relative to.</param>
    public (double Net, double Gross) Flow(ReadOnlySpan<double> enter, ReadOnlySpan<double> leave, ReadOnlySpan<double> scale)
    {
        CompensatedSum<Plain> net = default;
        double gross = 0;
        for (int bundle = 0; bundle < Without.Length; bundle++)
        {
            for (int side = 0; side < 2; side++)
            {
                GrainStructure.TableExtent table = layout.Structure.Tables[2 * layout.Bundles[bundle].Channel + side];
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i - _space.LowestDoubledProjection, n = m + table.Sigma;
                    double inward = enter[table.Start + i] * Without[bundle][m] * scale[m];
                    double outward = leave[table.Start + i] * With[bundle][n] * scale[n];
                    net.Add(new Plain(inward - outward));
                    gross += Math.Abs(inward) + Math.Abs(outward);
                }
            }
        }
        return (net.Value.Value, gross);
    }

    /// <summary>The sum of all classes, and of their sizes.</summary>
    /// <param name="scale">The scale of each 2 S_z that the vector is relative to.</param>
    public (double Sum, double Size) Total(ReadOnlySpan<double> scale)
    {
        CompensatedSum<Plain> sum = default;
        double size = 0;
        foreach (double[] row in Weight)
        {
            for (int m = 0; m < row.Length; m++)
            {
                sum.Add(new Plain(row[m] * scale[m]));
                size += Math.Abs(row[m]) * scale[m];
            }
        }
        return (sum.Value.Value, size);
    }

    private void SumBundles(MatrixFreeGenerator generator, double[] vector) => Parallel.For(0, Without.Length, parallel, bundle =>
    {
        AddUp(generator, vector, layout.Links[bundle].Select(static link => link.Lower), Without[bundle]);
        AddUp(generator, vector, layout.Links[bundle].Select(static link => link.Upper), With[bundle]);
    });

    private bool Revive(MatrixFreeGenerator generator, double[] p, int g)
    {
        (int first, int count) = layout.Range(g);
        bool lost = false;
        for (int i = 0; i < count; i++)
            lost |= !(Weight[g][first + 2 * i] > 0);
        if (!lost)
            return false;
        foreach (int multiplet in layout.Members[g])
        {
            Span<double> own = generator.Of(p, multiplet);
            for (int i = 0; i < count; i++)
                own[i] = Weight[g][first + 2 * i] > 0 ? own[i] : 1.0 / layout.Members[g].Length;
        }
        return true;
    }

    private static void Rest(double[] rest, double[] part, double[] share, double[] whole, double[] weight)
    {
        for (int m = 0; m < rest.Length; m++)
            rest[m] = weight[m] > 0 ? part[m] - share[m] * (whole[m] / weight[m]) : 0;
    }

    // Members of one class keep the same S_z.
    private void AddUp(MatrixFreeGenerator generator, double[] vector, IEnumerable<int> multiplets, double[] row)
    {
        double[] sum = [];
        int first = 0;
        foreach (int multiplet in multiplets)
        {
            if (sum.Length == 0)
                (sum, first) = (new double[_space.Multiplets[multiplet].Count], _space.Multiplets[multiplet].First.Doubled - _space.LowestDoubledProjection);
            RowKernels.AddScaled(sum, generator.Of(vector, multiplet), 1);
        }
        Array.Clear(row);
        for (int i = 0; i < sum.Length; i++)
            row[first + 2 * i] = sum[i];
    }
}
