namespace SpinTorque;

/// <summary>
/// How far a solution may be carried: a rigorous bound on the distance between given vectors and the stationary solution P, and its
/// derivatives P', of another generator Q, from one pass over its transitions.
/// </summary>
/// <remarks>
/// Let h be zero at a root and -(Q^T h)_j at least c > 0 elsewhere. Mean times to the root are then at most h/c (Foster), and from
/// Q (p - P) = r with r = Q p follows |p - P|_1 at most 2 sum |r_i| h_i/c. From Q d + Q' p = r' and Q P' + Q' P = 0 follows
/// |d - P'|_1 at most 2 (sum |r'_i| h_i + max_j sum_i |Q'_ij| h_i |p - P|_1)/c. The roundings of r, r' and Q^T h are bounded and included.
/// </remarks>
/// <param name="pattern">Pattern of the chains.</param>
internal sealed class PlateauBound(TransitionPattern pattern)
{
    private const double Unit = 1.1102230246251565e-16;

    private readonly double[] _net = new double[pattern.Count];
    private readonly double[] _gross = new double[pattern.Count];
    private readonly double[] _column = new double[pattern.Count];
    private double _drift;

    /// <summary>|Q p|_1 as found last.</summary>
    public double Residual { get; private set; }

    /// <summary>|p - P|_1 at most this; infinite where nothing can be said. Keeps the drift for <see cref="OfSlope"/>.</summary>
    /// <param name="chain">The other generator.</param>
    /// <param name="p">A vector that sums to one.</param>
    /// <param name="h">Times to the root, not negative, zero there.</param>
    /// <param name="root">The root.</param>
    public double OfState(Chain<Plain> chain, ReadOnlySpan<double> p, ReadOnlySpan<double> h, int root)
    {
        _drift = Drift(chain, h, root);
        if (!(_drift > 0))
            return double.PositiveInfinity;
        Start(chain.Exit, p);
        Add(chain.Rate, p);
        Residual = 0;
        foreach (double net in _net)
            Residual += Math.Abs(net);
        return 2 * Weighted(h) / _drift + Unnormalised(p);
    }

    /// <summary>|d - P'|_1 at most this, after <see cref="OfState"/>.</summary>
    /// <param name="chain">The other generator, with derivatives.</param>
    /// <param name="parameter">Which derivative.</param>
    /// <param name="p">A vector that sums to one.</param>
    /// <param name="d">A vector that sums to zero.</param>
    /// <param name="h">Times to the root.</param>
    /// <param name="stateBound">The bound on |p - P|_1.</param>
    public double OfSlope(Chain<Plain> chain, int parameter, ReadOnlySpan<double> p, ReadOnlySpan<double> d, ReadOnlySpan<double> h, double stateBound)
    {
        Plain[] slope = chain.Slope[parameter];
        Start(chain.Exit, d);
        Add(chain.Rate, d);
        Array.Clear(_column);
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
            {
                int j = pattern.Column[at];
                double flow = slope[at].Value * p[j];
                _net[i] += flow;
                _net[j] -= flow;
                _gross[i] += Math.Abs(flow);
                _gross[j] += Math.Abs(flow);
                _column[j] += Math.Abs(slope[at].Value) * (h[i] + h[j]);
            }
        }
        return 2 * (Weighted(h) + RowKernels.Largest(_column) * stateBound) / _drift + Unnormalised(d);
    }

    // min over the states but the root of sum_i a_ij (h_j - h_i), less its rounding
    private double Drift(Chain<Plain> chain, ReadOnlySpan<double> h, int root)
    {
        Array.Clear(_net);
        Array.Clear(_gross);
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
            {
                int j = pattern.Column[at];
                _net[j] += chain.Rate[at].Value * (h[j] - h[i]);
                _gross[j] += chain.Rate[at].Value * (h[j] + h[i]);
            }
        }
        double least = double.PositiveInfinity;
        for (int j = 0; j < pattern.Count; j++)
            least = j == root ? least : Math.Min(least, _net[j] - Rounding(_gross[j]));
        return least;
    }

    private void Start(Plain[] exit, ReadOnlySpan<double> x)
    {
        for (int i = 0; i < x.Length; i++)
            (_net[i], _gross[i]) = (-exit[i].Value * x[i], exit[i].Value * Math.Abs(x[i]));
    }

    private void Add(Plain[] rates, ReadOnlySpan<double> x)
    {
        for (int i = 0; i < pattern.Count; i++)
        {
            for (int at = pattern.RowStart[i]; at < pattern.RowStart[i + 1]; at++)
            {
                double flow = rates[at].Value * x[pattern.Column[at]];
                _net[i] += flow;
                _gross[i] += Math.Abs(flow);
            }
        }
    }

    private double Weighted(ReadOnlySpan<double> h)
    {
        double sum = 0;
        for (int i = 0; i < h.Length; i++)
            sum += (Math.Abs(_net[i]) + Rounding(_gross[i])) * h[i];
        return sum * (1 + 4 * Unit * h.Length);
    }

    // How far the sum of a vector may be from what it stands for.
    private static double Unnormalised(ReadOnlySpan<double> x)
    {
        double size = 0;
        foreach (double value in x)
            size += Math.Abs(value);
        return 8 * Unit * x.Length * size;
    }

    // A sum of fewer terms than a state has neighbours, each a product, and exit rates that are such sums themselves.
    private double Rounding(double gross) => 4 * Unit * (2 * pattern.HalfBandwidth + 4) * gross;
}
