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
    private readonly bool[] _failed = new bool[LaneRates.Count];
    private Vector256<double>[][] _y = [];
    private LaneFactors _factors = null!;
    private int _segment;

    /// <summary>Weights over 2^(512 scale).</summary>
    public ReadOnlySpan<Vector256<double>> Value => _x;

    /// <summary>Derivatives by a parameter over 2^(512 scale); zero where they were not kept.</summary>
    public ReadOnlySpan<Vector256<double>> Slope(int parameter) => _y[parameter];

    /// <summary>Exponents of both.</summary>
    public LaneScales Scales => _scales;

    /// <summary>Lanes for which doubles did not suffice.</summary>
    public ReadOnlySpan<bool> Failed => _failed;

    /// <summary>Finds the weights and their derivatives, P'_k = (sum_j a'_kj P_j + a_kj P'_j - s'_k P_k)/s_k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(LaneFactors factors, int root)
    {
        (_factors, _segment) = (factors, 0);
        if (_y.Length != factors.RateSlopes.Length)
            _y = [.. factors.RateSlopes.Select(_ => new Vector256<double>[count])];
        Array.Clear(_failed);
        _scales.Reset();
        _x[root] = Vector256<double>.One;
        _scales.Assign(root, 0);
        foreach (Vector256<double>[] y in _y)
        {
            y.AsSpan(0, factors.Carried.First).Clear();
            y.AsSpan(factors.Carried.Last + 1).Clear();
            y[root] = Vector256<double>.Zero;
        }
        for (int k = root + 1; k <= factors.Kept.Last; k++)
            Next(k, -1, Math.Min(factors.Width, k - root));
        if (root == 0)
            return;
        Return(root);
        for (int k = root - 1; k >= factors.Kept.First; k--)
            Next(k, 1, Math.Min(factors.Width, count - 1 - k));
    }

    // The root and the states beside it back to the first exponent, from which the other side goes on.
    private void Return(int root)
    {
        for (int j = root; j <= Math.Min(count - 1, root + _factors.Width); j++)
        {
            if (_scales.SegmentOf(j) != 0)
            {
                Vector256<double> ratio = LaneScales.Ratio(_scales[j], Vector256<long>.Zero), value = _x[j] * ratio;
                for (int lane = 0; lane < _failed.Length; lane++)
                    _failed[lane] |= _x[j][lane] != 0 && !(value[lane] >= Least && value[lane] <= Most);
                _x[j] = value;
                foreach (Vector256<double>[] y in _y)
                    y[j] *= ratio;
                _scales.Assign(j, 0);
            }
        }
        _segment = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Next(int k, int step, int reach)
    {
        Vector256<double> inflow = Dot(_factors.Rates, _factors.Row(k), _x, k + step, step, reach);
        Vector256<double> value = inflow * _factors.Inverse[k];
        _x[k] = value;
        _scales.Assign(k, _segment);
        Vector256<double> inside = Vector256.GreaterThanOrEqual(value, Vector256.Create(Low))
            & Vector256.LessThanOrEqual(value, Vector256.Create(High)) & Vector256.GreaterThanOrEqual(inflow, Vector256.Create(Least));
        if (Vector256.ExtractMostSignificantBits(inside) != 0b1111)
            Mend(k, step, reach, inflow);
        if (!_factors.Carried.Contains(k))
            return;
        for (int parameter = 0; parameter < _y.Length; parameter++)
            NextSlope(parameter, k, step, reach);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NextSlope(int parameter, int k, int step, int reach)
    {
        Vector256<double>[] y = _y[parameter];
        Vector256<double> inflow = Dot(_factors.RateSlopes[parameter], _factors.Row(k), _x, k + step, step, reach)
            + Dot(_factors.Rates, _factors.Row(k), y, k + step, step, reach);
        y[k] = (inflow - _factors.ExitSlopes[parameter][k] * _x[k]) * _factors.Inverse[k];
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
            foreach (Vector256<double>[] y in _y)
                y[k + step * offset] *= factor;
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
            if (_factors.Rates[_factors.Row(k) + offset - 1][lane] != 0 && _x[k + step * offset][lane] != 0)
                return true;
        }
        return false;
    }

    // sum over j beside k, nearest first, odd and even distances apart
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Dot(AlignedLanes rates, int at, Vector256<double>[] x, int j, int step, int reach)
    {
        ref Vector256<double> rate = ref rates[at], near = ref x[j];
        Vector256<double> odd = Vector256<double>.Zero, even = odd;
        nint offset = 0;
        for (; offset + 2 <= reach; offset += 2)
        {
            odd = Vector256.FusedMultiplyAdd(Unsafe.Add(ref rate, offset), near, odd);
            even = Vector256.FusedMultiplyAdd(Unsafe.Add(ref rate, offset + 1), Unsafe.Add(ref near, step), even);
            near = ref Unsafe.Add(ref near, 2 * step);
        }
        if (offset < reach)
            odd = Vector256.FusedMultiplyAdd(Unsafe.Add(ref rate, offset), near, odd);
        return odd + even;
    }
}
