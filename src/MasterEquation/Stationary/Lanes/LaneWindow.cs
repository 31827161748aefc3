using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// The rows of the band that an elimination from one end is about to touch, of four chains side by side. They stay in cache however long
/// the chain; places count from the end that the pass starts at.
/// </summary>
internal sealed class LaneWindow
{
    private readonly int _panel;
    private readonly int _reach;
    private readonly int _width;
    private readonly int _stride;
    private readonly int _mask;
    private readonly int _direction;
    private readonly int _origin;
    private readonly Vector256<double>[] _rates;
    private readonly Vector256<double>[][] _slopes;
    private readonly Vector256<double>[] _l;                // l_ip of the panel's states p at p reach + (i - first)
    private readonly Vector256<double>[] _u;                // a_pj at p reach + (j - first)
    private readonly Vector256<double>[][] _dl;
    private readonly Vector256<double>[][] _du;

    /// <param name="count">Number of states.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    /// <param name="upwards">Whether by ascending index.</param>
    public LaneWindow(int count, int width, int parameters, bool upwards)
    {
        _panel = PanelOf(width);
        _reach = width + _panel;
        (_width, _stride) = (width + _panel - 1, 2 * (width + _panel) - 1);
        (_direction, _origin) = upwards ? (1, 0) : (-1, count - 1);
        var rows = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_reach);
        _mask = rows - 1;
        _rates = new Vector256<double>[rows * _stride];
        _slopes = [.. Enumerable.Range(0, parameters).Select(_ => new Vector256<double>[rows * _stride])];
        (_l, _u) = (new Vector256<double>[_reach * _panel], new Vector256<double>[_reach * _panel]);
        _dl = [.. _slopes.Select(_ => new Vector256<double>[_l.Length])];
        _du = [.. _slopes.Select(_ => new Vector256<double>[_u.Length])];
    }

    /// <summary>Lower bounds, lane by lane, of every product l_i a_kj that was added so far.</summary>
    public Vector256<double> SmallestProduct { get; set; }

    /// <summary>Place of a state, and state of a place.</summary>
    public int Place(int state) => _direction * (state - _origin);

    /// <summary>State of a place.</summary>
    public int State(int place) => _origin + _direction * place;

    /// <summary>Takes in a state's row of the chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(LaneRates rates, int place)
    {
        TransitionPattern pattern = rates.Pattern;
        int state = State(place), centre = At(place, place) - _direction * state;
        Clear(place);
        int first = pattern.RowStart[state];
        ReadOnlySpan<int> columns = pattern.Column.AsSpan(first, pattern.RowStart[state + 1] - first), source = rates.Source.AsSpan(first, columns.Length);
        Add(rates.Rate, _rates, columns, source, centre);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            Add(rates.Slope[parameter], _slopes[parameter], columns, source, centre);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Vector256<double>[] from, Vector256<double>[] to, ReadOnlySpan<int> columns, ReadOnlySpan<int> source, int centre)
    {
        for (int p = 0; p < columns.Length; p++)
            to[centre + _direction * columns[p]] += from[source[p]];
    }

    /// <summary>Takes in a state's row as another pass, from the other end, has left it.</summary>
    public void Load(LaneWindow other, int place)
    {
        int centre = At(place, place), there = other.Place(State(place)), from = other.At(there, there);
        for (int offset = -_width; offset <= _width; offset++)
        {
            _rates[centre + offset] = other._rates[from - offset];
            for (int parameter = 0; parameter < _slopes.Length; parameter++)
                _slopes[parameter][centre + offset] = other._slopes[parameter][from - offset];
        }
    }

    /// <summary>States eliminated together in a band of some width.</summary>
    public static int PanelOf(int width) => width < 8 ? 1 : 4;

    /// <summary>
    /// Eliminates the states from a place on, one after another, which join those up to another place: a_ij += l_i a_kj, l_i = a_ik/s_k,
    /// s_k = sum_i a_ik.
    /// </summary>
    /// <param name="k">First place.</param>
    /// <param name="depth">How many states; at most a panel.</param>
    /// <param name="last">Last place that they join.</param>
    /// <param name="factors">Where their rows are kept.</param>
    public void Eliminate(int k, int depth, int last, LaneFactors factors)
    {
        int count = last - k + 1;
        if (_panel == 1)
        {
            EliminateOne(k, count, factors);
            return;
        }
        Vector256<double> least = Vector256.Create(double.PositiveInfinity), leastInRows = least;
        for (int p = 0; p < depth; p++)
        {
            least = Vector256.Min(least, EliminateColumn(k, p, count, factors));
            leastInRows = Vector256.Min(leastInRows, FinishRow(k, p, count));
            KeepRow(factors, k, p, count);
        }
        SmallestProduct = Vector256.Min(SmallestProduct, least * leastInRows);
        AddProducts(k, depth, count);
    }

    // The same for one state of a narrow band, whose rows are too short for tiles.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EliminateOne(int k, int count, LaneFactors factors)
    {
        ref Vector256<double> rates = ref MemoryMarshal.GetArrayDataReference(_rates);
        ref Vector256<double> row = ref Unsafe.Add(ref rates, At(k, k));
        Vector256<double> s = Vector256<double>.Zero, least = Vector256.Create(double.PositiveInfinity), leastInRow = least;
        for (int i = 1; i < count; i++)
        {
            Vector256<double> rate = Unsafe.Add(ref rates, At(k + i, k));
            s += rate;
            least = Smaller(least, rate);
            leastInRow = Smaller(leastInRow, Unsafe.Add(ref row, i));
        }
        int state = State(k);
        Vector256<double> inverse = Vector256<double>.One / s;
        factors.Inverse[state] = inverse;
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            factors.ExitSlopes[parameter][state] = EliminateOneSlope(parameter, k, count, inverse);
        for (int i = 1; i < count; i++)
        {
            ref Vector256<double> target = ref Unsafe.Add(ref rates, At(k + i, k));
            Vector256<double> l = target * inverse;
            for (int j = 1; j < count; j++)
                Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
        }
        SmallestProduct = Vector256.Min(SmallestProduct, least * inverse * leastInRow);
        Keep(_rates, factors.Rates, state, At(k, k + 1), count - 1, factors.Width);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            Keep(_slopes[parameter], factors.RateSlopes[parameter], state, At(k, k + 1), count - 1, factors.Width);
    }

    // da_ij += dl_i a_kj + l_i da_kj with dl_i = (da_ik - l_i ds_k)/s_k, before the rates change; returns ds_k.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateOneSlope(int parameter, int k, int count, Vector256<double> inverse)
    {
        ref Vector256<double> rates = ref MemoryMarshal.GetArrayDataReference(_rates);
        ref Vector256<double> slopes = ref MemoryMarshal.GetArrayDataReference(_slopes[parameter]);
        ref Vector256<double> row = ref Unsafe.Add(ref rates, At(k, k)), rowSlope = ref Unsafe.Add(ref slopes, At(k, k));
        Vector256<double> ds = Vector256<double>.Zero;
        for (int i = 1; i < count; i++)
            ds += Unsafe.Add(ref slopes, At(k + i, k));
        for (int i = 1; i < count; i++)
        {
            ref Vector256<double> target = ref Unsafe.Add(ref slopes, At(k + i, k));
            Vector256<double> l = Unsafe.Add(ref rates, At(k + i, k)) * inverse, dl = (target - l * ds) * inverse;
            for (int j = 1; j < count; j++)
            {
                Vector256<double> sum = Vector256.FusedMultiplyAdd(dl, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
                Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref rowSlope, j), sum);
            }
        }
        return ds;
    }

    // Column of pivot k + p, with what earlier pivots of the panel add to it; becomes l. Returns its smallest entry that is not zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateColumn(int k, int p, int count, LaneFactors factors)
    {
        CopyColumn(_rates, _l, k, p, count);
        AddRow(_l, p, _u, _l, count);
        Span<Vector256<double>> l = _l.AsSpan(p * _reach + p + 1, count - p - 1);
        Vector256<double> s = Vector256<double>.Zero, least = Vector256.Create(double.PositiveInfinity);
        foreach (Vector256<double> rate in l)
        {
            s += rate;
            least = Smaller(least, rate);
        }
        Vector256<double> inverse = Vector256<double>.One / s;
        foreach (ref Vector256<double> factor in l)
            factor *= inverse;
        factors.Inverse[State(k + p)] = inverse;
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            factors.ExitSlopes[parameter][State(k + p)] = EliminateColumnSlope(parameter, k, p, count, inverse);
        return least * inverse;
    }

    // dl_i = (da_ik - l_i ds_k)/s_k; returns ds_k.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateColumnSlope(int parameter, int k, int p, int count, Vector256<double> inverse)
    {
        CopyColumn(_slopes[parameter], _dl[parameter], k, p, count);
        AddRow(_dl[parameter], p, _u, _dl[parameter], count);
        AddRow(_dl[parameter], p, _du[parameter], _l, count);
        ReadOnlySpan<Vector256<double>> l = _l.AsSpan(p * _reach + p + 1, count - p - 1);
        Span<Vector256<double>> dl = _dl[parameter].AsSpan(p * _reach + p + 1, l.Length);
        Vector256<double> ds = Vector256<double>.Zero;
        foreach (Vector256<double> slope in dl)
            ds += slope;
        for (int i = 0; i < dl.Length; i++)
            dl[i] = (dl[i] - l[i] * ds) * inverse;
        return ds;
    }

    // Row of pivot k + p, with what earlier pivots of the panel add to it. Returns its smallest entry that is not zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> FinishRow(int k, int p, int count)
    {
        Span<Vector256<double>> u = _u.AsSpan(p * _reach + p + 1, count - p - 1);
        int row = At(k + p, k + p + 1);
        _rates.AsSpan(row, u.Length).CopyTo(u);
        AddRow(_u, p, _l, _u, count);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
        {
            _slopes[parameter].AsSpan(row, u.Length).CopyTo(_du[parameter].AsSpan(p * _reach + p + 1));
            AddRow(_du[parameter], p, _dl[parameter], _u, count);
            AddRow(_du[parameter], p, _l, _du[parameter], count);
        }
        Vector256<double> least = Vector256.Create(double.PositiveInfinity);
        foreach (Vector256<double> rate in u)
            least = Smaller(least, rate);
        return least;
    }

    private void CopyColumn(Vector256<double>[] from, Vector256<double>[] to, int k, int p, int count)
    {
        for (int i = p + 1; i < count; i++)
            to[p * _reach + i] = from[At(k + i, k + p)];
    }

    // Line p of a panel's columns or rows, beyond its diagonal: c_pj += sum over earlier lines q of f_qp g_qj.
    private void AddRow(Vector256<double>[] c, int p, Vector256<double>[] f, Vector256<double>[] g, int count)
    {
        if (p == 0 || count == p + 1)
            return;
        ref Vector256<double> line = ref c[p * _reach + p + 1];
        LaneKernels.AddRows(ref line, ref line, ref f[p], ref f[p], ref g[p + 1], _reach, count - p - 1, p);
    }

    // What the panel makes of the states that outlive it: A += L U, dA += dL U + L dU.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(int k, int depth, int count)
    {
        for (int i = depth; i < count; i += 2)
        {
            int other = Math.Min(i + 1, count - 1);
            int c0 = At(k + i, k + depth), c1 = At(k + other, k + depth);
            for (int parameter = 0; parameter < _slopes.Length; parameter++)
            {
                AddRows(_slopes[parameter], c0, c1, _dl[parameter], i, other, _u, depth, count);
                AddRows(_slopes[parameter], c0, c1, _l, i, other, _du[parameter], depth, count);
            }
            AddRows(_rates, c0, c1, _l, i, other, _u, depth, count);
        }
    }

    private void AddRows(Vector256<double>[] c, int c0, int c1, Vector256<double>[] l, int i, int other, Vector256<double>[] u, int depth, int count) =>
        LaneKernels.AddRows(ref c[c0], ref c[c1], ref l[i], ref l[other], ref u[depth], _reach, count - depth, depth);

    private void KeepRow(LaneFactors factors, int k, int p, int count)
    {
        int from = p * _reach + p + 1, length = Math.Min(count - p - 1, factors.Width), state = State(k + p);
        Keep(_u, factors.Rates, state, from, length, factors.Width);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            Keep(_du[parameter], factors.RateSlopes[parameter], state, from, length, factors.Width);
    }

    // A row of the chain's own half-bandwidth; what lies beyond, up to where a panel reaches, is zero.
    private static void Keep(Vector256<double>[] from, Vector256<double>[] to, int state, int start, int length, int width)
    {
        ref Vector256<double> source = ref from[start], kept = ref to[(state + 1) * width - 1];
        kept = ref Unsafe.Subtract(ref kept, width - 1);
        for (int j = 0; j < width; j++)
            Unsafe.Add(ref kept, j) = j < length ? Unsafe.Add(ref source, j) : Vector256<double>.Zero;
    }

    private void Clear(int place)
    {
        int start = At(place, place) - _width;
        ref Vector256<double> row = ref _rates[start];
        for (int j = 0; j < _stride; j++)
            Unsafe.Add(ref row, j) = Vector256<double>.Zero;
        foreach (Vector256<double>[] slope in _slopes)
            slope.AsSpan(start, _stride).Clear();
    }

    // Place of a_ij in the ring of rows.
    private int At(int i, int j) => (i & _mask) * _stride + j - i + _width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Smaller(Vector256<double> least, Vector256<double> value) => Vector256.Min(
        least, Vector256.ConditionalSelect(Vector256.Equals(value, Vector256<double>.Zero), Vector256.Create(double.PositiveInfinity), value));
}
