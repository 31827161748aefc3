namespace SpinTorque;

/// <summary>Mean charge, magnetisation and occupations of the grain.</summary>
/// <param name="Charge">Mean excess charge.</param>
/// <param name="Sz">Mean S_z.</param>
/// <param name="SzVariance">Variance of S_z.</param>
/// <param name="Occupations">Mean occupation of each level.</param>
internal sealed record Moments(double Charge, double Sz, double SzVariance, double[] Occupations)
{
    /// <summary>Averages over probabilities.</summary>
    public static Moments Of(StateSpace space, ReadOnlySpan<double> p)
    {
        var byMultiplet = new double[space.Multiplets.Count];
        int lowest = space.LowestDoubledProjection;
        var byProjection = new double[space.HighestDoubledProjection - lowest + 1];
        for (int m = lowest; m <= space.HighestDoubledProjection; m++)
        {
            int start = space.BlockStart(m), first = space.BlockFirstMultiplet(m), count = space.BlockCount(m);
            for (int rank = 0; rank < count; rank++)
            {
                byMultiplet[first + rank] += p[start + rank];
                byProjection[m - lowest] += p[start + rank];
            }
        }
        (double sz, double variance) = MeanAndVariance(byProjection, lowest);
        return new Moments(MeanCharge(space, byMultiplet), sz, variance, MeanOccupations(space, byMultiplet));
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

    private static double MeanCharge(StateSpace space, double[] byMultiplet)
    {
        CompensatedSum<Plain> sum = default;
        for (int multiplet = 0; multiplet < byMultiplet.Length; multiplet++)
            sum.Add(new Plain(byMultiplet[multiplet] * space.Multiplets[multiplet].Charge));
        return sum.Value.Value;
    }

    private static double[] MeanOccupations(StateSpace space, double[] byMultiplet)
    {
        var sums = new CompensatedSum<Plain>[space.Grain.Levels.Count];
        for (int multiplet = 0; multiplet < byMultiplet.Length; multiplet++)
        {
            for (int level = 0; level < sums.Length; level++)
                sums[level].Add(new Plain(byMultiplet[multiplet] * space.Occupation(multiplet, level)));
        }
        return [.. sums.Select(sum => sum.Value.Value)];
    }
}
