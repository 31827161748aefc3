namespace SpinTorque;

/// <summary>Whether doubles were long enough for an elimination: underflow can have cost no digit of any probability.</summary>
internal static class UnderflowVerdict
{
    // A product above this is normal, and a sum that loses less than 1e-308 keeps it to 1e-18 relative.
    private const double NormalRange = 1e-290;

    // What underflows in a rate a_ij is at most 1e-307 of the largest rate or 1e-323, and changes the flow into i and out of j by that
    // times P_j. Where every flow is above this times the weights nearby, the sum of all that a state can lose, 4 w^2 products, is below
    // 1e-18 of its flow for bandwidths to 10^7.
    private const double SmallestShare = 1e-270;

    /// <summary>True where rates are of a size that the limits below are meant for.</summary>
    /// <param name="scale">Largest exit rate of the chain.</param>
    public static bool IsOfScale(double scale) => scale is >= 1e-20 and <= 1e100;

    /// <summary>True where nothing that was added underflowed.</summary>
    /// <param name="ratesUnderflow">Whether a rate itself left the normal range.</param>
    /// <param name="smallestProduct">A lower bound of every product that was added.</param>
    public static bool LostNothing(bool ratesUnderflow, double smallestProduct) => !ratesUnderflow && smallestProduct >= NormalRange;

    /// <summary>True where every exit rate and every flow P_k s_k stays far above what underflowed.</summary>
    /// <param name="weights">Probabilities.</param>
    /// <param name="exits">s_k of every state but the root.</param>
    /// <param name="root">The root.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="scale">Largest exit rate of the chain.</param>
    public static bool FlowsAreLarge<T>(ReadOnlySpan<Extended> weights, ReadOnlySpan<T> exits, int root, int width, double scale)
        where T : struct, IRateNumber<T>
    {
        width = Math.Max(1, width);
        var largest = new Extended[weights.Length / width + 3];       // of each run of w states, one run of padding before
        for (int k = 0; k < weights.Length; k++)
        {
            ref Extended run = ref largest[k / width + 1];
            run = weights[k].IsAbove(run) ? weights[k] : run;
        }
        Extended limit = Extended.From(SmallestShare * scale);
        for (int k = 0; k < weights.Length; k++)
        {
            if (k == root)
                continue;
            Extended s = exits[k].Widen();
            Extended flow = weights[k] * s;
            int run = k / width + 1;
            if (limit.IsAbove(s) || (largest[run - 1] * limit).IsAbove(flow) || (largest[run] * limit).IsAbove(flow) || (largest[run + 1] * limit).IsAbove(flow))
                return false;
        }
        return true;
    }
}
