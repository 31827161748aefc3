using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Eliminates a few neighbouring states together. Their columns and rows are finished first; what they make of the states that outlive
/// them is then one product of blocks, in tiles that stay in registers.
/// </summary>
internal sealed class LanePanelElimination : ILaneStep
{
    /// <summary>States eliminated together.</summary>
    public const int Depth = 4;

    private readonly LaneWindow _window;
    private readonly int _reach;
    private readonly Vector256<double>[] _l;                // l_ip of the panel's states p at p reach + (i - first)
    private readonly Vector256<double>[] _u;                // a_pj at p reach + (j - first)
    private readonly Vector256<double>[][] _dl;
    private readonly Vector256<double>[][] _du;

    /// <param name="window">Rows of the band.</param>
    /// <param name="width">Half-bandwidth.</param>
    public LanePanelElimination(LaneWindow window, int width)
    {
        _window = window;
        _reach = width + Depth;
        (_l, _u) = (new Vector256<double>[_reach * Depth], new Vector256<double>[_reach * Depth]);
        _dl = [.. window.Slopes.Select(_ => new Vector256<double>[_l.Length])];
        _du = [.. window.Slopes.Select(_ => new Vector256<double>[_u.Length])];
    }

    /// <inheritdoc/>
    public Vector256<double> SmallestProduct { get; set; }

    /// <inheritdoc/>
    public void Eliminate(int k, int depth, int last, LaneFactors factors)
    {
        int count = last - k + 1;
        Vector256<double> least = LaneMinimum.None, leastInRows = least;
        for (int p = 0; p < depth; p++)
        {
            least = Vector256.Min(least, EliminateColumn(k, p, count, factors));
            leastInRows = Vector256.Min(leastInRows, FinishRow(k, p, count));
            KeepRow(factors, k, p, count);
        }
        SmallestProduct = Vector256.Min(SmallestProduct, least * leastInRows);
        AddProducts(k, depth, count);
    }

    // Column of pivot k + p, with what earlier pivots of the panel add to it; becomes l. Returns its smallest entry that is not zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateColumn(int k, int p, int count, LaneFactors factors)
    {
        CopyColumn(_window.Rates, _l, k, p, count);
        AddRow(_l, p, _u, _l, count);
        Span<Vector256<double>> l = _l.AsSpan(p * _reach + p + 1, count - p - 1);
        Vector256<double> s = Vector256<double>.Zero, least = LaneMinimum.None;
        foreach (Vector256<double> rate in l)
        {
            s += rate;
            least = LaneMinimum.Of(least, rate);
        }
        Vector256<double> inverse = Vector256<double>.One / s;
        foreach (ref Vector256<double> factor in l)
            factor *= inverse;
        factors.Inverse[_window.State(k + p)] = inverse;
        for (int parameter = 0; parameter < _window.Slopes.Length; parameter++)
            factors.ExitSlopes[parameter][_window.State(k + p)] = EliminateColumnSlope(parameter, k, p, count, inverse);
        return least * inverse;
    }

    // dl_i = (da_ik - l_i ds_k)/s_k; returns ds_k.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> EliminateColumnSlope(int parameter, int k, int p, int count, Vector256<double> inverse)
    {
        CopyColumn(_window.Slopes[parameter], _dl[parameter], k, p, count);
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
        int row = _window.At(k + p, k + p + 1);
        _window.Rates.AsSpan(row, u.Length).CopyTo(u);
        AddRow(_u, p, _l, _u, count);
        for (int parameter = 0; parameter < _window.Slopes.Length; parameter++)
        {
            _window.Slopes[parameter].AsSpan(row, u.Length).CopyTo(_du[parameter].AsSpan(p * _reach + p + 1));
            AddRow(_du[parameter], p, _dl[parameter], _u, count);
            AddRow(_du[parameter], p, _l, _du[parameter], count);
        }
        Vector256<double> least = LaneMinimum.None;
        foreach (Vector256<double> rate in u)
            least = LaneMinimum.Of(least, rate);
        return least;
    }

    private void CopyColumn(Vector256<double>[] from, Vector256<double>[] to, int k, int p, int count)
    {
        for (int i = p + 1; i < count; i++)
            to[p * _reach + i] = from[_window.At(k + i, k + p)];
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
            int c0 = _window.At(k + i, k + depth), c1 = _window.At(k + other, k + depth);
            for (int parameter = 0; parameter < _window.Slopes.Length; parameter++)
            {
                AddRows(_window.Slopes[parameter], c0, c1, _dl[parameter], i, other, _u, depth, count);
                AddRows(_window.Slopes[parameter], c0, c1, _l, i, other, _du[parameter], depth, count);
            }
            AddRows(_window.Rates, c0, c1, _l, i, other, _u, depth, count);
        }
    }

    private void AddRows(Vector256<double>[] c, int c0, int c1, Vector256<double>[] l, int i, int other, Vector256<double>[] u, int depth, int count) =>
        LaneKernels.AddRows(ref c[c0], ref c[c1], ref l[i], ref l[other], ref u[depth], _reach, count - depth, depth);

    private void KeepRow(LaneFactors factors, int k, int p, int count)
    {
        int from = p * _reach + p + 1, length = Math.Min(count - p - 1, factors.Width), state = _window.State(k + p);
        factors.Keep(factors.Rates, state, _u.AsSpan(from, length));
        for (int parameter = 0; parameter < _window.Slopes.Length; parameter++)
            factors.Keep(factors.RateSlopes[parameter], state, _du[parameter].AsSpan(from, length));
    }
}
