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
/// l_kj = a_kj / s_j. Cost n w^2 multiply-adds for half-bandwidth w, memory n (2w + 1) numbers, a little more where states are
/// eliminated in panels.
/// </para>
/// <para>
/// Derivatives by a parameter are carried along entry by entry, da_ij += dl_i a_kj + l_i da_kj with l_i = a_ik/s_k: relative to a_ij they
/// are averages with positive weights of the logarithmic derivatives of rates, so a barrier costs them no accuracy either.
/// </para>
/// </remarks>
/// <typeparam name="T">The number.</typeparam>
internal sealed class BandElimination<T>(TransitionPattern pattern)
    where T : struct, IRateNumber<T>
{
    private readonly Band<T> _band = new(pattern);
    private int _loadedBelow;                   // rows in the band: those below this one
    private int _loadedFrom;                    // and those from this one on
    private IEliminationStep? _up;
    private IEliminationStep? _down;
    private WeightRecursion? _recursion;

    /// <summary>The state eliminated last.</summary>
    public int Root { get; private set; }

    /// <summary>s_k of every state but the root: the rate at which k is left for states that outlive it; length n.</summary>
    public ReadOnlySpan<T> Exit => _band.Exit;

    /// <summary>
    /// A state that reaches none of those that outlive it, found while eliminating; -1 where there is none. The factors are then of no use.
    /// </summary>
    public int Trapped { get; private set; }

    /// <summary>
    /// For doubles, a lower bound of every product l_i a_kj that was added: where it stays in the normal range, nothing was lost by underflow.
    /// </summary>
    public double SmallestProduct { get; private set; }

    /// <summary>Eliminates every state but the root, with the derivatives that the chain carries.</summary>
    /// <param name="chain">Rates in the pattern's order.</param>
    /// <param name="root">State to keep, best where the probability is largest; 0 to n - 1.</param>
    /// <param name="team">Threads; with two both ends at once. The result is the same to the last bit.</param>
    public void Factor(Chain<T> chain, int root, ThreadTeam? team = null)
    {
        (_loadedBelow, _loadedFrom, Root) = (0, pattern.Count, root);
        if (_band.KeepSlopes(chain.Slope.Length) || _up is null || _down is null)
            (_up, _down) = (Step(), Step());
        (_up.SmallestProduct, _down.SmallestProduct) = (double.PositiveInfinity, double.PositiveInfinity);
        (Pass below, Pass above) = team?.Threads > 1 ? BothEnds(chain, team) : (Up(chain, _up), new Pass(-1, pattern.Count));
        if (below.Trapped < 0 && above.Trapped < 0)
            above = Down(chain, _down, above, Root, below.Reached);
        Trapped = Math.Max(below.Trapped, above.Trapped);
        SmallestProduct = Math.Min(_up.SmallestProduct, _down.SmallestProduct);
    }

    /// <summary>Stationary weights relative to the root, P_root = 1: P_k = sum_j a_kj P_j / s_k over the states that outlive k.</summary>
    /// <remarks>Exponents apart even where the factors are doubles: between two wells the weights fall by e^barrier and rise again.</remarks>
    /// <param name="p">Result; length n.</param>
    /// <param name="team">Threads; with two both sides of the root at once. The result is the same to the last bit.</param>
    public void Weights(Extended[] p, ThreadTeam? team = null)
    {
        if (typeof(T) == typeof(Plain) && Recursion().TryWeights(Root, p, team))
            return;
        p[Root] = Extended.One;
        for (int k = Root + 1; k < p.Length; k++)
            p[k] = Inflow(_band.Rates, k, First(k), k - 1, p) / _band.Exit[k].Widen();
        for (int k = Root - 1; k >= 0; k--)
            p[k] = Inflow(_band.Rates, k, k + 1, Last(k), p) / _band.Exit[k].Widen();
    }

    /// <summary>For doubles, upper bounds of the time spent at every state, from there on, before the root is reached.</summary>
    /// <param name="times">Result; length n; infinite or no number where too large.</param>
    public void Stays(Span<double> times) => Recursion().Stays(Root, times);

    /// <summary>Derivative of <see cref="Weights"/> by a parameter.</summary>
    /// <param name="parameter">Index among the derivatives that the chain carries.</param>
    /// <param name="p">The weights; length n.</param>
    /// <param name="slope">Result; length n.</param>
    public void WeightSlopes(int parameter, ReadOnlySpan<Extended> p, Span<Extended> slope)
    {
        if (typeof(T) == typeof(Plain)
            && Recursion().TrySlopes(Root, Band<T>.Doubles(_band.RateSlopes[parameter]), Band<T>.Doubles(_band.ExitSlopes[parameter]), p, slope))
            return;
        slope[Root] = Extended.Zero;
        for (int k = Root + 1; k < p.Length; k++)
            slope[k] = InflowSlope(parameter, k, First(k), k - 1, p, slope);
        for (int k = Root - 1; k >= 0; k--)
            slope[k] = InflowSlope(parameter, k, k + 1, Last(k), p, slope);
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
            PassOn(r, k, k + 1, Last(k));
        for (int k = r.Length - 1; k > Root; k--)
            PassOn(r, k, First(k), k - 1);
        y[Root] = T.Zero;
        for (int k = Root + 1; k < r.Length; k++)
            y[k] = Backward(k, First(k), k - 1, y, r[k]);
        for (int k = Root - 1; k >= 0; k--)
            y[k] = Backward(k, k + 1, Last(k), y, r[k]);
    }

    /// <summary>
    /// Mean times h to the root from every state: s_k h_k = b_k + sum_i a_ik h_i over the states that outlive k, with b = 1 and what paths
    /// through eliminated states add, b_j += b_k a_kj/s_k.
    /// </summary>
    /// <param name="h">Result; length n.</param>
    public void PassageTimes(Span<T> h)
    {
        h.Fill(T.One);
        for (int k = 0; k < Root; k++)
            PassBack(h, k, k + 1, Last(k));
        for (int k = h.Length - 1; k > Root; k--)
            PassBack(h, k, First(k), k - 1);
        h[Root] = T.Zero;
        for (int k = Root + 1; k < h.Length; k++)
            AddTimes(h, k, First(k), k - 1);
        for (int k = Root - 1; k >= 0; k--)
            AddTimes(h, k, k + 1, Last(k));
    }

    private void PassBack(Span<T> h, int k, int first, int last)
    {
        h[k] /= _band.Exit[k];
        for (int j = first; j <= last; j++)
            h[j] += _band.Rates[_band.At(k, j)] * h[k];
    }

    private void AddTimes(Span<T> h, int k, int first, int last)
    {
        for (int i = first; i <= last; i++)
            h[k] += _band.Rates[_band.At(i, k)] * h[i];
    }

    // Both ends at once; the downward pass stops above all that the upward one touches.
    private (Pass Below, Pass Above) BothEnds(Chain<T> chain, ThreadTeam team)
    {
        Pass below = default, above = default;
        int border = Math.Min(pattern.Count - 1, Root + _band.Width);
        team.Both(() => below = Up(chain, _up!), () => above = Down(chain, _down!, new Pass(-1, pattern.Count), border, joined: -1));
        return (below, above);
    }

    // Rows enter the band just before the first step that touches them, while they stay in cache.
    private Pass Up(Chain<T> chain, IEliminationStep step)
    {
        int reached = -1, trapped = -1;
        for (int low = 0; low < Root && trapped < 0; low += _band.Panel)
        {
            int high = Math.Min(low + _band.Panel, Root) - 1;
            for (int k = low; k <= high; k++)
                reached = Math.Max(reached, pattern.Most[k]);
            for (; _loadedBelow <= reached; _loadedBelow++)
                _band.Load(chain, _loadedBelow);
            trapped = step.Eliminate(low, high, high + 1, reached, upwards: true);
        }
        return new Pass(trapped, reached);
    }

    // Goes on from where a pass stands: to the root, or before that to the last panel that touches nothing up to a border. The states
    // root..joined have been joined among each other by the upward pass.
    private Pass Down(Chain<T> chain, IEliminationStep step, Pass from, int border, int joined)
    {
        (int trapped, int next, int reached) = (-1, from.Next(pattern.Count), from.Reached);
        while (next > Root && trapped < 0)
        {
            int high = next, low = Math.Max(high - _band.Panel, Root) + 1, first = Math.Min(reached, low);
            for (int k = low; k <= high; k++)
                first = Math.Min(first, pattern.Least[k]);
            if (border > Root && first <= border)
                break;
            reached = first;
            first = low <= joined ? Root : Math.Max(Root, first);
            while (_loadedFrom > Math.Max(first, _loadedBelow))
                _band.Load(chain, --_loadedFrom);
            trapped = step.Eliminate(low, high, first, low - 1, upwards: false);
            next = low - 1;
        }
        return new Pass(trapped, reached) { Stopped = next };
    }

    private IEliminationStep Step() => (object)_band switch
    {
        Band<Plain> { Panel: > 1 } plain => new PanelElimination(plain),
        Band<Extended> { Panel: > 1, RateSlopes.Length: 0 } extended => new ExtendedPanelElimination(extended),
        _ => new SingleElimination<T>(_band),
    };

    private Extended Inflow(T[] band, int k, int first, int last, ReadOnlySpan<Extended> p)
    {
        Extended sum = Extended.Zero;
        ReadOnlySpan<T> row = band.AsSpan(_band.At(k, first), last - first + 1);
        for (int j = 0; j < row.Length; j++)
        {
            if (!row[j].IsZero)
                sum += row[j].Widen() * p[first + j];
        }
        return sum;
    }

    private Extended InflowSlope(int parameter, int k, int first, int last, ReadOnlySpan<Extended> p, ReadOnlySpan<Extended> slope)
    {
        Extended sum = Inflow(_band.RateSlopes[parameter], k, first, last, p) + Inflow(_band.Rates, k, first, last, slope);
        return (sum - _band.ExitSlopes[parameter][k].Widen() * p[k]) / _band.Exit[k].Widen();
    }

    // y_k = (sum_j a_kj y_j - r_k) / s_k
    private T Backward(int k, int first, int last, ReadOnlySpan<T> y, T r)
    {
        T sum = T.Zero;
        ReadOnlySpan<T> row = _band.Rates.AsSpan(_band.At(k, first), last - first + 1);
        for (int j = 0; j < row.Length; j++)
            sum += row[j] * y[first + j];
        return (sum - r) / _band.Exit[k];
    }

    private void PassOn(Span<T> r, int k, int first, int last)
    {
        if (r[k].IsZero)
            return;
        for (int i = first; i <= last; i++)
            r[i] += _band.Rates[_band.At(i, k)] * r[k];
    }

    private int First(int k) => Math.Max(Root, k - _band.Width);

    private int Last(int k) => Math.Min(pattern.Count - 1, k + _band.Width);

    private WeightRecursion Recursion() => _recursion ??= new WeightRecursion(Band<T>.Doubles(_band.Rates), Band<T>.Doubles(_band.Exit), _band.Width);

    // How a pass ended: a trapped state or -1, and the farthest state it has joined with others.
    private readonly record struct Pass(int Trapped, int Reached)
    {
        public int Stopped { get; init; } = -1;

        public int Next(int count) => Stopped >= 0 ? Stopped : count - 1;
    }
}
