namespace SpinTorque;

/// <summary>
/// The weights of an elimination in double precision along a moving window: numbers within reach of each other share one exponent,
/// which follows them. Where the window itself is too wide for doubles it gives up, and the caller carries exponents one by one.
/// </summary>
/// <param name="rates">The band.</param>
/// <param name="exit">Its exit rates.</param>
/// <param name="width">Its half-bandwidth.</param>
internal sealed class WeightRecursion(double[] rates, double[] exit, int width)
{
    // Products of a rate above 1e-290 and a weight above this are normal; sums above it lose nothing that counts.
    private const double Least = 1.2e-271;      // about 2^-900
    private const double Most = 8.5e270;        // about 2^900
    private const double Low = 3.9e-121;        // about 2^-400: time to move the exponent
    private const double High = 2.6e120;        // about 2^400

    private readonly double[] _x = new double[exit.Length];     // weights over 2^(512 scale), right within the window
    private double[] _below = [];                               // the same for the states below the root
    private double[] _y = [];                                   // their derivatives

    /// <summary>P_k = sum_j a_kj P_j / s_k away from the root on both sides.</summary>
    /// <param name="root">The state with weight one.</param>
    /// <param name="p">Result.</param>
    /// <param name="team">Threads; from two on both sides at once.</param>
    /// <returns>False where doubles did not suffice; the result is then undefined.</returns>
    public bool TryWeights(int root, Extended[] p, ThreadTeam? team = null)
    {
        int near = Math.Min(p.Length - 1, root + width);       // up to there both sides need the weights
        if (_below.Length < near + 1)
            _below = new double[near + 1];
        (p[root], _x[root]) = (Extended.One, 1);
        long scale = 0;
        if (!TryAbove(root, root + 1, near, p, ref scale))
            return false;
        for (int j = root; j <= near; j++)
        {
            if (!Fits(p[j], 0, out _below[j]))
                return false;
        }
        return team?.Threads > 1 ? TryBoth(team, root, near, p, scale) : TryAbove(root, near + 1, p.Length - 1, p, ref scale) && TryBelow(root, p);
    }

    /// <summary>
    /// Upper bounds u of the time spent at every state, from there on, before the root is reached: u_k = (1 + sum_j a_kj u_j)/s_k away
    /// from the root on both sides (proof in docs/numerics.md). What underflows is nothing beside the one.
    /// </summary>
    /// <param name="root">The root.</param>
    /// <param name="u">Result; infinite or no number where too large.</param>
    public void Stays(int root, Span<double> u)
    {
        u[root] = 0;
        for (int k = root + 1; k < u.Length; k++)
            u[k] = Stay(k, Math.Max(root, k - width), k - 1, u);
        for (int k = root - 1; k >= 0; k--)
            u[k] = Stay(k, k + 1, Math.Min(u.Length - 1, k + width), u);
    }

    /// <summary>The derivative of the weights, P'_k = (sum_j a'_kj P_j + a_kj P'_j - s'_k P_k) / s_k.</summary>
    /// <param name="root">The state with weight one.</param>
    /// <param name="rateSlopes">Derivatives of the band.</param>
    /// <param name="exitSlopes">Derivatives of the exit rates.</param>
    /// <param name="p">The weights.</param>
    /// <param name="slope">Result.</param>
    /// <returns>False where doubles did not suffice; the result is then undefined.</returns>
    public bool TrySlopes(int root, double[] rateSlopes, double[] exitSlopes, ReadOnlySpan<Extended> p, Span<Extended> slope)
    {
        if (_y.Length == 0)
            _y = new double[exit.Length];
        (double[] x, double[] y) = (_x, _y);
        (slope[root], y[root]) = (Extended.Zero, 0);
        long scale = p[root].Scale;
        x[root] = p[root].Over(scale);
        for (int k = root + 1; k < p.Length; k++)
        {
            if (!NextSlope(k, Math.Max(root, k - width), k - 1, rateSlopes, exitSlopes, x, y, p, slope, ref scale))
                return false;
        }
        scale = p[root].Scale;
        if (!Refresh(scale, root, Math.Min(p.Length - 1, root + width), x, y, p, slope))
            return false;
        for (int k = root - 1; k >= 0; k--)
        {
            if (!NextSlope(k, k + 1, Math.Min(p.Length - 1, k + width), rateSlopes, exitSlopes, x, y, p, slope, ref scale))
                return false;
        }
        return true;
    }

    private bool TryBoth(ThreadTeam team, int root, int near, Extended[] p, long scale)
    {
        (bool above, bool below) = (false, false);
        team.Both(() => above = TryAbove(root, near + 1, p.Length - 1, p, ref scale), () => below = TryBelow(root, p));
        return above && below;
    }

    private bool TryAbove(int root, int first, int last, Extended[] p, ref long scale)
    {
        for (int k = first; k <= last; k++)
        {
            if (!Next(k, Math.Max(root, k - width), k - 1, _x, p, ref scale))
                return false;
        }
        return true;
    }

    private bool TryBelow(int root, Extended[] p)
    {
        long scale = 0;
        for (int k = root - 1; k >= 0; k--)
        {
            if (!Next(k, k + 1, Math.Min(p.Length - 1, k + width), _below, p, ref scale))
                return false;
        }
        return true;
    }

    private double Stay(int k, int first, int last, ReadOnlySpan<double> u) =>
        (1 + RowKernels.Dot(Row(k, first, last), u[first..(last + 1)])) / exit[k];

    private ReadOnlySpan<double> Row(int k, int first, int last) => rates.AsSpan(k * (2 * width + 1) + first - k + width, last - first + 1);

    private bool Next(int k, int first, int last, double[] x, Span<Extended> p, ref long scale)
    {
        ReadOnlySpan<double> row = Row(k, first, last);
        Span<double> window = x.AsSpan(first, last - first + 1);
        double inflow = RowKernels.Dot(row, window);
        if (inflow == 0)
        {
            (x[k], p[k]) = (0, Extended.Zero);
            return !AnyProduct(row, window);
        }
        double value = inflow / exit[k];
        if (!(inflow >= Least && value >= Least && value <= Most))
            return false;
        x[k] = value;
        p[k] = Extended.FromScaled(value, scale);
        if (value < Low || value > High)
            Move(x.AsSpan(Math.Min(first, k), last - first + 2), value < Low ? 1 : -1, ref scale);
        return true;
    }

    // Moves the window's exponent by one step of 512 bits unless that would take a number out of range.
    private static void Move(Span<double> window, int steps, ref long scale)
    {
        const double step = 1.3407807929942597e154;
        bool fits = steps > 0 ? RowKernels.Largest(window) < Most / step : RowKernels.SmallestPositive(window) > Least * step;
        if (!fits)
            return;
        RowKernels.Scale(window, steps > 0 ? step : 1 / step);
        scale -= steps;
    }

    private bool NextSlope(
        int k, int first, int last, double[] rateSlopes, double[] exitSlopes, double[] x, double[] y, ReadOnlySpan<Extended> p, Span<Extended> slope, ref long scale)
    {
        int count = last - first + 1, start = k * (2 * width + 1) + first - k + width;
        if (!p[k].IsZero && !Rescale(p[k].Scale, first, last, x, y, p, slope, ref scale))
            return false;
        x[k] = p[k].Over(scale);
        double inflow = RowKernels.Dot(rateSlopes.AsSpan(start, count), x.AsSpan(first, count)) + RowKernels.Dot(rates.AsSpan(start, count), y.AsSpan(first, count));
        y[k] = (inflow - exitSlopes[k] * x[k]) / exit[k];
        slope[k] = Extended.FromScaled(y[k], scale);
        return double.IsFinite(y[k]);
    }

    // Brings the window to another exponent.
    private static bool Rescale(long to, int first, int last, double[] x, double[] y, ReadOnlySpan<Extended> p, ReadOnlySpan<Extended> slope, ref long scale)
    {
        if (to == scale)
            return true;
        scale = to;
        return Refresh(scale, first, last, x, y, p, slope);
    }

    private static bool Refresh(long scale, int first, int last, double[] x, double[] y, ReadOnlySpan<Extended> p, ReadOnlySpan<Extended> slope)
    {
        for (int j = first; j <= last; j++)
        {
            if (!Fits(p[j], scale, out x[j]))
                return false;
            y[j] = slope[j].Over(scale);
        }
        return true;
    }

    private static bool Fits(Extended value, long scale, out double over)
    {
        over = value.Over(scale);
        return value.IsZero || (over >= Least && over <= Most);
    }

    private static bool AnyProduct(ReadOnlySpan<double> row, ReadOnlySpan<double> window)
    {
        for (int j = 0; j < row.Length; j++)
        {
            if (row[j] != 0 && window[j] != 0)
                return true;
        }
        return false;
    }
}
