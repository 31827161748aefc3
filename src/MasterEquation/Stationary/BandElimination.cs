namespace SpinTorque;

/// <summary>
/// Elimination without subtraction (Grassmann, Taksar, Heyman, Oper. Res. 33, 1107, 1985) of a chain in band order, from both ends
/// towards a root state. Each eliminated state k is replaced by the direct transitions that paths through it make,
/// a_ij += a_ik a_kj / s_k with s_k = sum_i a_ik over the states that remain: only sums, products and quotients of non-negative numbers,
/// so every entry keeps its relative accuracy whatever the condition of the chain.
/// </summary>
/// <remarks>
/// <para>
/// Row k of the band keeps a_kj of the states that outlive k and, in the columns of those eliminated before, the factors
/// l_kj = a_kj / s_j. Cost n w^2 multiply-adds for half-bandwidth w, memory n (2w + 1) numbers.
/// </para>
/// <para>
/// Derivatives by a parameter are carried along entry by entry, da_ij += dl_i a_kj + l_i da_kj with l_i = a_ik/s_k: relative to a_ij they
/// are averages with positive weights of the logarithmic derivatives of rates, so a barrier costs them no accuracy either.
/// </para>
/// </remarks>
/// <typeparam name="T">The number.</typeparam>
internal sealed class BandElimination<T>
    where T : struct, IRateNumber<T>
{
    private readonly TransitionPattern _pattern;
    private readonly int _width;                // half-bandwidth w
    private readonly int _stride;               // entries of a row of the band, 2w + 1
    private readonly T[] _band;                 // a_ij at i stride + j - i + w
    private readonly T[] _exit;                 // s_k
    private T[][] _bandSlope = [];
    private T[][] _exitSlope = [];
    private int _loadedBelow;                   // rows in the band: those below this one
    private int _loadedFrom;                    // and those from this one on

    public BandElimination(TransitionPattern pattern)
    {
        _pattern = pattern;
        _width = pattern.HalfBandwidth;
        _stride = 2 * _width + 1;
        _band = new T[BandLength(pattern)];
        _exit = new T[pattern.Count];
    }

    /// <summary>The state eliminated last.</summary>
    public int Root { get; private set; }

    /// <summary>s_k of every state but the root: the rate at which k is left for states that outlive it; length n.</summary>
    public ReadOnlySpan<T> Exit => _exit;

    /// <summary>
    /// A state that reaches none of those that outlive it, found while eliminating; -1 where there is none. The factors are then of no use.
    /// </summary>
    public int Trapped { get; private set; }

    /// <summary>
    /// For doubles, a lower bound of every product l_i a_kj that was added: where it stays in the normal range, nothing was lost by underflow.
    /// </summary>
    public double SmallestProduct { get; private set; }

    /// <summary>Numbers that the band of a chain holds.</summary>
    /// <exception cref="ArgumentException">They exceed what one array can hold.</exception>
    public static int BandLength(TransitionPattern pattern)
    {
        long length = (long)pattern.Count * (2L * pattern.HalfBandwidth + 1);
        return length <= Array.MaxLength
            ? (int)length
            : throw new ArgumentException($"The band of {pattern.Count} states and half-bandwidth {pattern.HalfBandwidth} needs {length} numbers; at most {Array.MaxLength} fit.");
    }

    /// <summary>Eliminates every state but the root, with the derivatives that the chain carries.</summary>
    /// <param name="chain">Rates in the pattern's order.</param>
    /// <param name="root">State to keep, best where the probability is largest; 0 to n - 1.</param>
    public void Factor(Chain<T> chain, int root)
    {
        (Root, Trapped, SmallestProduct) = (root, -1, double.PositiveInfinity);
        (_loadedBelow, _loadedFrom) = (0, _pattern.Count);
        KeepSlopes(chain.Slope.Length);
        int last = 0;
        for (int k = 0; k < root && Trapped < 0; k++)
        {
            last = Math.Max(last, _pattern.Most[k]);
            LoadBelow(chain, last + 1);
            Eliminate(k, k + 1, last);
        }
        int first = _pattern.Count - 1;
        for (int k = _pattern.Count - 1; k > root && Trapped < 0; k--)
        {
            // the states root..last have been joined among each other by the upward pass
            first = k <= last ? root : Math.Max(root, Math.Min(first, _pattern.Least[k]));
            LoadFrom(chain, first);
            Eliminate(k, first, k - 1);
        }
    }

    /// <summary>Stationary weights relative to the root, P_root = 1: P_k = sum_j a_kj P_j / s_k over the states that outlive k.</summary>
    /// <remarks>Exponents apart even where the factors are doubles: between two wells the weights fall by e^barrier and rise again.</remarks>
    /// <param name="p">Result; length n.</param>
    public void Weights(Span<Extended> p)
    {
        p[Root] = Extended.One;
        for (int k = Root + 1; k < p.Length; k++)
            p[k] = Inflow(_band, k, Math.Max(Root, k - _width), k - 1, p) / _exit[k].Widen();
        for (int k = Root - 1; k >= 0; k--)
            p[k] = Inflow(_band, k, k + 1, Math.Min(p.Length - 1, k + _width), p) / _exit[k].Widen();
    }

    /// <summary>Derivative of <see cref="Weights"/> by a parameter.</summary>
    /// <param name="parameter">Index among the derivatives that the chain carries.</param>
    /// <param name="p">The weights; length n.</param>
    /// <param name="slope">Result; length n.</param>
    public void WeightSlopes(int parameter, ReadOnlySpan<Extended> p, Span<Extended> slope)
    {
        slope[Root] = Extended.Zero;
        for (int k = Root + 1; k < p.Length; k++)
            slope[k] = InflowSlope(parameter, k, Math.Max(Root, k - _width), k - 1, p, slope);
        for (int k = Root - 1; k >= 0; k--)
            slope[k] = InflowSlope(parameter, k, k + 1, Math.Min(p.Length - 1, k + _width), p, slope);
    }

    /// <summary>
    /// Solves Q y = r with y_root = 0, where sum r = 0: the root's own equation is the one left out, so errors of r add up towards the
    /// root and not across a barrier.
    /// </summary>
    /// <param name="r">Right-hand side; destroyed; length n.</param>
    /// <param name="y">Result; length n.</param>
    public void Solve(Span<T> r, Span<T> y)
    {
        for (int k = 0; k < Root; k++)
            PassOn(r, k, k + 1, Math.Min(r.Length - 1, k + _width));
        for (int k = r.Length - 1; k > Root; k--)
            PassOn(r, k, Math.Max(Root, k - _width), k - 1);
        y[Root] = T.Zero;
        for (int k = Root + 1; k < r.Length; k++)
            y[k] = Backward(k, Math.Max(Root, k - _width), k - 1, y, r[k]);
        for (int k = Root - 1; k >= 0; k--)
            y[k] = Backward(k, k + 1, Math.Min(r.Length - 1, k + _width), y, r[k]);
    }

    private void KeepSlopes(int parameters)
    {
        if (_bandSlope.Length == parameters)
            return;
        _bandSlope = [.. Enumerable.Range(0, parameters).Select(_ => new T[_band.Length])];
        _exitSlope = [.. Enumerable.Range(0, parameters).Select(_ => new T[_exit.Length])];
    }

    // Rows enter the band just before the first step that touches them, while they stay in cache.
    private void LoadBelow(Chain<T> chain, int end)
    {
        for (; _loadedBelow < end; _loadedBelow++)
            LoadRow(chain, _loadedBelow);
    }

    private void LoadFrom(Chain<T> chain, int start)
    {
        while (_loadedFrom > Math.Max(start, _loadedBelow))
            LoadRow(chain, --_loadedFrom);
    }

    private void LoadRow(Chain<T> chain, int i)
    {
        LoadRow(chain.Rate, _band, i);
        for (int parameter = 0; parameter < _bandSlope.Length; parameter++)
            LoadRow(chain.Slope[parameter], _bandSlope[parameter], i);
    }

    private void LoadRow(T[] values, T[] band, int i)
    {
        Span<T> row = band.AsSpan(i * _stride, _stride);
        row.Clear();
        for (int p = _pattern.RowStart[i]; p < _pattern.RowStart[i + 1]; p++)
            row[_pattern.Column[p] - i + _width] += values[p];
    }

    // One step: the states first..last outlive k and are all that paths through k join.
    private void Eliminate(int k, int first, int last)
    {
        int count = last - first + 1;
        T s = T.Zero;
        for (int i = first; i <= last; i++)
            s += _band[At(i, k)];                                       // s_k = sum_i a_ik
        _exit[k] = s;
        if (s.IsZero)
        {
            Trapped = k;
            return;
        }
        ReadOnlySpan<T> row = _band.AsSpan(At(k, first), count);
        for (int parameter = 0; parameter < _bandSlope.Length; parameter++)
            EliminateSlope(parameter, k, first, count, row, s);
        double smallest = double.PositiveInfinity;
        for (int i = first; i <= last; i++)
        {
            ref T entry = ref _band[At(i, k)];
            if (entry.IsZero)
                continue;
            entry /= s;                                                 // l_i = a_ik / s_k
            if (typeof(T) == typeof(Plain))
                smallest = Math.Min(smallest, entry.ToDouble());
            RowKernels.AddScaled(_band.AsSpan(At(i, first), count), row, entry);
        }
        if (typeof(T) == typeof(Plain))
            SmallestProduct = Math.Min(SmallestProduct, smallest * RowKernels.SmallestPositive(row));
    }

    private void EliminateSlope(int parameter, int k, int first, int count, ReadOnlySpan<T> row, T s)
    {
        T[] slope = _bandSlope[parameter];
        T ds = T.Zero;
        for (int i = first; i < first + count; i++)
            ds += slope[At(i, k)];
        _exitSlope[parameter][k] = ds;
        ReadOnlySpan<T> rowSlope = slope.AsSpan(At(k, first), count);
        for (int i = first; i < first + count; i++)
        {
            if (_band[At(i, k)].IsZero)
                continue;
            T l = _band[At(i, k)] / s;
            T dl = (slope[At(i, k)] - l * ds) / s;
            RowKernels.AddScaled(slope.AsSpan(At(i, first), count), row, dl, rowSlope, l);
        }
    }

    private Extended Inflow(T[] band, int k, int first, int last, ReadOnlySpan<Extended> p)
    {
        Extended sum = Extended.Zero;
        ReadOnlySpan<T> row = band.AsSpan(At(k, first), last - first + 1);
        for (int j = 0; j < row.Length; j++)
        {
            if (!row[j].IsZero)
                sum += row[j].Widen() * p[first + j];
        }
        return sum;
    }

    private Extended InflowSlope(int parameter, int k, int first, int last, ReadOnlySpan<Extended> p, ReadOnlySpan<Extended> slope)
    {
        Extended sum = Inflow(_bandSlope[parameter], k, first, last, p) + Inflow(_band, k, first, last, slope);
        return (sum - _exitSlope[parameter][k].Widen() * p[k]) / _exit[k].Widen();
    }

    // y_k = (sum_j a_kj y_j - r_k) / s_k
    private T Backward(int k, int first, int last, ReadOnlySpan<T> y, T r)
    {
        T sum = T.Zero;
        ReadOnlySpan<T> row = _band.AsSpan(At(k, first), last - first + 1);
        for (int j = 0; j < row.Length; j++)
            sum += row[j] * y[first + j];
        return (sum - r) / _exit[k];
    }

    private void PassOn(Span<T> r, int k, int first, int last)
    {
        if (r[k].IsZero)
            return;
        for (int i = first; i <= last; i++)
            r[i] += _band[At(i, k)] * r[k];
    }

    private int At(int i, int j) => i * _stride + j - i + _width;
}
