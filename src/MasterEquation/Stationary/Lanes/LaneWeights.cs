using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Stationary weights of four eliminated chains, relative to the root's, and their derivatives: P_k = sum_j a_kj P_j/s_k outwards from the
/// root. Numbers within reach of each other share an exponent, lane by lane, which follows them. A lane whose window is too wide for
/// doubles fails.
/// </summary>
/// <param name="count">Number of states.</param>
internal sealed class LaneWeights(int count)
{
    // As in WeightRecursion: limits of the window, and where it is time to move its exponent.
    private const double Least = 1.2e-271;      // about 2^-900
    private const double Most = 8.5e270;        // about 2^900
    private const double Low = 3.9e-121;        // about 2^-400
    private const double High = 2.6e120;        // about 2^400

    private readonly LaneScales _scales = new(count);
    private readonly Vector256<double>[] _x = new Vector256<double>[count];
    private readonly Vector256<double>[] _y = new Vector256<double>[count];
    private readonly bool[] _failed = new bool[LaneRates.Count];
    private Vector256<double>[] _windowX = [];
    private Vector256<double>[] _windowY = [];
    private LaneFactors _factors = null!;
    private int _root;
    private int _segment;

    /// <summary>Weights over 2^(512 scale).</summary>
    public ReadOnlySpan<Vector256<double>> Value => _x;

    /// <summary>Derivatives over 2^(512 scale), as found last.</summary>
    public ReadOnlySpan<Vector256<double>> Slope => _y;

    /// <summary>Exponents of both.</summary>
    public LaneScales Scales => _scales;

    /// <summary>Lanes for which doubles did not suffice.</summary>
    public ReadOnlySpan<bool> Failed => _failed;

    /// <summary>Finds the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(LaneFactors factors, int root)
    {
        (_factors, _root, _segment) = (factors, root, 0);
        Array.Clear(_failed);
        _scales.Reset();
        _x[root] = Vector256<double>.One;
        _scales.Assign(root, 0);
        for (int k = root + 1; k < count; k++)
            Next(k, -1, Math.Min(factors.Width, k - root));
        if (root == 0)
            return;
        Return(root);
        for (int k = root - 1; k >= 0; k--)
            Next(k, 1, Math.Min(factors.Width, count - 1 - k));
    }

    /// <summary>Finds their derivatives by a parameter: P'_k = (sum_j a'_kj P_j + a_kj P'_j - s'_k P_k)/s_k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Differentiate(int parameter)
    {
        _y[_root] = Vector256<double>.Zero;
        Vector256<double>[] rates = _factors.RateSlopes[parameter], exits = _factors.ExitSlopes[parameter];
        for (int k = _root + 1; k < count; k++)
            NextSlope(rates, exits, k, -1, Math.Min(_factors.Width, k - _root));
        for (int k = _root - 1; k >= 0; k--)
            NextSlope(rates, exits, k, 1, Math.Min(_factors.Width, count - 1 - k));
    }

    // The root and the states beside it back to the first exponent, from which the other side goes on.
    private void Return(int root)
    {
        for (int j = root; j <= Math.Min(count - 1, root + _factors.Width); j++)
        {
            if (_scales.SegmentOf(j) != 0)
            {
                Vector256<double> value = _x[j] * LaneScales.Ratio(_scales[j], Vector256<long>.Zero);
                for (int lane = 0; lane < _failed.Length; lane++)
                    _failed[lane] |= _x[j][lane] != 0 && !(value[lane] >= Least && value[lane] <= Most);
                _x[j] = value;
                _scales.Assign(j, 0);
            }
        }
        _segment = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Next(int k, int step, int reach)
    {
        Vector256<double> inflow = Dot(_factors.Rates, k * _factors.Width, _x, k + step, step, reach);
        Vector256<double> value = inflow * _factors.Inverse[k];
        _x[k] = value;
        _scales.Assign(k, _segment);
        Vector256<double> inside = Vector256.GreaterThanOrEqual(value, Vector256.Create(Low))
            & Vector256.LessThanOrEqual(value, Vector256.Create(High)) & Vector256.GreaterThanOrEqual(inflow, Vector256.Create(Least));
        if (Vector256.ExtractMostSignificantBits(inside) != 0b1111)
            Mend(k, step, reach, inflow);
    }

    // Lanes that leave the middle of the range of a double: their window moves by one exponent where that fits.
    private void Mend(int k, int step, int reach, Vector256<double> inflow)
    {
        Vector256<long> steps = Vector256<long>.Zero;
        for (int lane = 0; lane < _failed.Length; lane++)
        {
            double value = _x[k][lane];
            if (inflow[lane] == 0)
                _failed[lane] |= AnyProduct(k, step, reach, lane);
            else if (!(inflow[lane] >= Least && value >= Least && value <= Most))
                _failed[lane] = true;
            else if (value is < Low or > High && Fits(k, step, reach, lane, value < Low))
                steps = steps.WithElement(lane, value < Low ? 1 : -1);
        }
        if (steps == Vector256<long>.Zero)
            return;
        Vector256<double> factor = LaneScales.Ratio(steps, Vector256<long>.Zero);
        _segment = _scales.Open(_scales[k] - steps);
        for (int offset = 0; offset <= reach; offset++)
        {
            _x[k + step * offset] *= factor;
            _scales.Assign(k + step * offset, _segment);
        }
    }

    private bool Fits(int k, int step, int reach, int lane, bool up)
    {
        const double factor = 1.3407807929942597e154;       // 2^512
        for (int offset = 0; offset <= reach; offset++)
        {
            double value = _x[k + step * offset][lane];
            if (up ? value >= Most / factor : value != 0 && value <= Least * factor)
                return false;
        }
        return true;
    }

    private bool AnyProduct(int k, int step, int reach, int lane)
    {
        for (int offset = 1; offset <= reach; offset++)
        {
            if (_factors.Rates[k * _factors.Width + offset - 1][lane] != 0 && _x[k + step * offset][lane] != 0)
                return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NextSlope(Vector256<double>[] rates, Vector256<double>[] exits, int k, int step, int reach)
    {
        Vector256<double> inflow = _scales.Agree(k, k + step * reach)
            ? Dot(rates, k * _factors.Width, _x, k + step, step, reach) + Dot(_factors.Rates, k * _factors.Width, _y, k + step, step, reach)
            : MixedInflow(rates, k, step, reach);
        _y[k] = (inflow - exits[k] * _x[k]) * _factors.Inverse[k];
    }

    // The same sums, in the same order, of a window brought to the exponents of k.
    private Vector256<double> MixedInflow(Vector256<double>[] rates, int k, int step, int reach)
    {
        if (_windowX.Length == 0)
            (_windowX, _windowY) = (new Vector256<double>[_factors.Width], new Vector256<double>[_factors.Width]);
        for (int offset = 0; offset < reach; offset++)
        {
            int j = k + step * (offset + 1);
            Vector256<double> ratio = LaneScales.Ratio(_scales[j], _scales[k]);
            (_windowX[offset], _windowY[offset]) = (_x[j] * ratio, _y[j] * ratio);
        }
        int at = k * _factors.Width;
        return Dot(rates, at, _windowX, 0, 1, reach) + Dot(_factors.Rates, at, _windowY, 0, 1, reach);
    }

    // sum over j beside k, nearest first, odd and even distances apart
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Dot(Vector256<double>[] rates, int at, Vector256<double>[] x, int j, int step, int reach)
    {
        Vector256<double> odd = Vector256<double>.Zero, even = odd;
        int offset = 0;
        for (; offset + 2 <= reach; offset += 2, j += 2 * step)
        {
            odd = Vector256.FusedMultiplyAdd(rates[at + offset], x[j], odd);
            even = Vector256.FusedMultiplyAdd(rates[at + offset + 1], x[j + step], even);
        }
        if (offset < reach)
            odd = Vector256.FusedMultiplyAdd(rates[at + offset], x[j], odd);
        return odd + even;
    }
}
