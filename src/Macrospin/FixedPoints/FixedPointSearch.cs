namespace SpinTorque;

/// <summary>
/// Finds every fixed point of u' = (1 - u^2) P(u)/(positive) on [-1, 1]. Between jumps of P an interval is dropped where an enclosure
/// of P excludes zero, searched by bisection where one of dP/du does, and halved otherwise; so no zero is missed that is farther than
/// 1e-13 from another.
/// </summary>
internal static class FixedPointSearch
{
    private const double SmallestBox = 1e-13;

    // Over a wider interval than this a balance within its rounding is no zero but none at all.
    private const double SmallestPlateau = 1e-4;

    // Zeros closer than this are one.
    private const double Resolution = 1e-12;

    /// <summary>All fixed points with their stability, from the signs of P to both sides.</summary>
    public static FixedPointSet Of(TorqueBalance balance)
    {
        var zeros = new List<double>();
        double[] jumps = balance.Jumps();
        double[] edges = [-1, .. jumps, 1];
        for (int piece = 0; piece + 1 < edges.Length; piece++)
            Search(balance.Between(edges[piece], edges[piece + 1]), edges[piece], edges[piece + 1], zeros);
        double[] candidates = [-1, .. Distinct(zeros, jumps), 1];
        var signs = new int[candidates.Length + 1];
        for (int k = 1; k < candidates.Length; k++)
            signs[k] = Math.Sign(balance.Value(candidates[k - 1] + (candidates[k] - candidates[k - 1]) / 2));
        // beyond the poles the flow cannot come from
        (signs[0], signs[^1]) = (1, -1);
        var points = new List<FixedPoint>(candidates.Length);
        for (int k = 0; k < candidates.Length; k++)
        {
            bool isJump = jumps.Contains(candidates[k]);
            if (isJump && signs[k] == signs[k + 1] && signs[k] != 0)
                continue;
            points.Add(new FixedPoint(candidates[k], signs[k] > 0 && signs[k + 1] < 0, isJump));
        }
        return new FixedPointSet(points);
    }

    private static IEnumerable<double> Distinct(List<double> zeros, double[] jumps)
    {
        double last = -1;
        foreach (double zero in zeros.Where(zero => !jumps.Any(jump => Math.Abs(jump - zero) < Resolution)).Concat(jumps).Order())
        {
            if (zero - last > Resolution && 1 - zero > Resolution || jumps.Contains(zero))
                yield return last = zero;
        }
    }

    private static void Search(TorqueBalance balance, double low, double high, List<double> zeros)
    {
        if (!balance.Range(low, high).Contains(0))
            return;
        if (!balance.DerivativeRange(low, high).Contains(0))
        {
            if (Bisect(balance, low, high) is { } zero)
                zeros.Add(zero);
            return;
        }
        double middle = low + (high - low) / 2;
        if (high - low > SmallestPlateau && balance.IsRounding(low, high))
            return;
        if (high - low < SmallestBox)
        {
            zeros.Add(middle);
            return;
        }
        Search(balance, low, middle, zeros);
        Search(balance, middle, high, zeros);
    }

    // The zero of a monotone function, to the last bit; null where it has none here.
    private static double? Bisect(TorqueBalance balance, double low, double high)
    {
        int left = Math.Sign(balance.Value(low)), right = Math.Sign(balance.Value(high));
        if (left == 0 || right == 0)
            return left == 0 ? low : high;
        if (left == right)
            return null;
        return Bisection.Last(low, high, u => Math.Sign(balance.Value(u)) == left);
    }
}
