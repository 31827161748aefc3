namespace SpinTorque;

/// <summary>Mean charge, magnetisation and occupations of the grain.</summary>
internal sealed class Moments(StateSpace space)
{
    private readonly double[] _byMultiplet = new double[space.Multiplets.Count];
    private readonly double[] _byProjection = new double[space.HighestDoubledProjection - space.LowestDoubledProjection + 1];
    private readonly CompensatedSum<Plain>[] _sums = new CompensatedSum<Plain>[space.Grain.Levels.Count];

    /// <summary>Mean excess charge.</summary>
    public double Charge { get; private set; }

    /// <summary>Mean S_z.</summary>
    public double Sz { get; private set; }

    /// <summary>Variance of S_z.</summary>
    public double SzVariance { get; private set; }

    /// <summary>Mean occupation of each level.</summary>
    public double[] Occupations { get; } = new double[space.Grain.Levels.Count];

    /// <summary>Averages over probabilities.</summary>
    public void Sum(ReadOnlySpan<double> p)
    {
        Array.Clear(_byMultiplet);
        Array.Clear(_byProjection);
        int lowest = space.LowestDoubledProjection;
        for (int m = lowest; m <= space.HighestDoubledProjection; m++)
        {
            int start = space.BlockStart(m), first = space.BlockFirstMultiplet(m), count = space.BlockCount(m);
            if (count == 0)
                continue;
            ReadOnlySpan<double> block = p.Slice(start, count);
            RowKernels.AddScaled(_byMultiplet.AsSpan(first, count), block, 1);
            _byProjection[m - lowest] = RowKernels.Sum(block);
        }
        Average();
    }

    /// <summary>Averages over probabilities that are summed.</summary>
    /// <param name="byMultiplet">Probability of each multiplet.</param>
    /// <param name="byProjection">Probability of each 2 S_z, from the lowest.</param>
    /// <param name="factor">What to multiply them by.</param>
    public void Take(ReadOnlySpan<double> byMultiplet, ReadOnlySpan<double> byProjection, double factor)
    {
        byMultiplet.CopyTo(_byMultiplet);
        byProjection.CopyTo(_byProjection);
        RowKernels.Scale(_byMultiplet, factor);
        RowKernels.Scale(_byProjection, factor);
        Average();
    }

    private void Average()
    {
        (Sz, SzVariance) = MeanAndVariance(_byProjection, space.LowestDoubledProjection);
        CompensatedSum<Plain> charge = default;
        for (int multiplet = 0; multiplet < _byMultiplet.Length; multiplet++)
            charge.Add(new Plain(_byMultiplet[multiplet] * space.Multiplets[multiplet].Charge));
        Charge = charge.Value.Value;
        SumOccupations();
    }

    // Counted from the most probable S_z, so that a narrow law keeps the digits of its width.
    private static (double Mean, double Variance) MeanAndVariance(double[] weights, int lowest)
    {
        int mode = Array.IndexOf(weights, weights.Max());
        CompensatedSum<Plain> shift = default, square = default;
        for (int i = 0; i < weights.Length; i++)
            shift.Add(new Plain(weights[i] * (i - mode) / 2));
        double d = shift.Value.Value;
        for (int i = 0; i < weights.Length; i++)
        {
            double away = (i - mode) / 2.0 - d;
            square.Add(new Plain(weights[i] * away * away));
        }
        return ((lowest + mode) / 2.0 + d, square.Value.Value);
    }

    private void SumOccupations()
    {
        Array.Clear(_sums);
        for (int multiplet = 0; multiplet < _byMultiplet.Length; multiplet++)
        {
            for (int level = 0; level < _sums.Length; level++)
                _sums[level].Add(new Plain(_byMultiplet[multiplet] * space.Occupation(multiplet, level)));
        }
        for (int level = 0; level < _sums.Length; level++)
            Occupations[level] = _sums[level].Value.Value;
    }
}
