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
    private readonly int _width;
    private readonly int _stride;
    private readonly int _mask;
    private readonly int _direction;
    private readonly int _origin;
    private readonly Vector256<double>[] _rates;
    private readonly Vector256<double>[][] _slopes;
    private readonly Vector256<double>[] _pivotSlopes;

    /// <param name="count">Number of states.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    /// <param name="upwards">Whether by ascending index.</param>
    public LaneWindow(int count, int width, int parameters, bool upwards)
    {
        (_width, _stride) = (width, 2 * width + 1);
        (_direction, _origin) = upwards ? (1, 0) : (-1, count - 1);
        var rows = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)width + 1);
        _mask = rows - 1;
        _rates = new Vector256<double>[rows * _stride];
        _slopes = [.. Enumerable.Range(0, parameters).Select(_ => new Vector256<double>[rows * _stride])];
        _pivotSlopes = new Vector256<double>[parameters];
    }

    /// <summary>Lower bounds, lane by lane, of every product l_i a_kj that was added so far.</summary>
    public Vector256<double> SmallestProduct { get; set; }

    /// <summary>Place of a state, and state of a place.</summary>
    public int Place(int state) => _direction * (state - _origin);

    /// <summary>State of a place.</summary>
    public int State(int place) => _origin + _direction * place;

    /// <summary>Takes in a state's row of the chain.</summary>
    public void Load(LaneRates rates, int place)
    {
        TransitionPattern pattern = rates.Pattern;
        int state = State(place), centre = At(place, place);
        Clear(place);
        for (int p = pattern.RowStart[state]; p < pattern.RowStart[state + 1]; p++)
        {
            int at = centre + _direction * (pattern.Column[p] - state), from = rates.Of(p);
            _rates[at] += rates.Rate[from];
            for (int parameter = 0; parameter < _slopes.Length; parameter++)
                _slopes[parameter][at] += rates.Slope[parameter][from];
        }
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

    /// <summary>Eliminates the state at a place, which joins those up to another place: a_ij += l_i a_kj, l_i = a_ik/s_k, s_k = sum_i a_ik.</summary>
    public void Eliminate(int k, int last, LaneFactors factors)
    {
        int state = State(k);
        (Vector256<double> exit, Vector256<double> least) = ExitRate(k, last);
        Vector256<double> inverse = Vector256<double>.One / exit;
        factors.Inverse[state] = inverse;
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            factors.ExitSlopes[parameter][state] = _pivotSlopes[parameter] = Column(_slopes[parameter], k, last);
        Vector256<double> leastInRow = Vector256.Create(double.PositiveInfinity);
        int count = last - k, pivot = At(k, k + 1);
        ref Vector256<double> row = ref MemoryMarshal.GetArrayDataReference(_rates), rates = ref row;
        row = ref Unsafe.Add(ref row, pivot);
        for (int j = 0; j < count; j++)
            leastInRow = Smaller(leastInRow, Unsafe.Add(ref row, j));
        for (int i = k + 1; i <= last; i++)
        {
            int at = At(i, k);
            Vector256<double> l = _rates[at] * inverse;
            for (int parameter = 0; parameter < _slopes.Length; parameter++)
                AddSlopes(parameter, at, pivot, count, l, inverse);
            ref Vector256<double> target = ref Unsafe.Add(ref rates, at + 1);
            for (int j = 0; j < count; j++)
                Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
        }
        SmallestProduct = Vector256.Min(SmallestProduct, least * inverse * leastInRow);
        KeepRow(factors, state, pivot, count);
    }

    // da_ij += dl_i a_kj + l_i da_kj with dl_i = (da_ik - l_i ds_k)/s_k
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddSlopes(int parameter, int at, int pivot, int count, Vector256<double> l, Vector256<double> inverse)
    {
        ref Vector256<double> slopes = ref MemoryMarshal.GetArrayDataReference(_slopes[parameter]);
        ref Vector256<double> target = ref Unsafe.Add(ref slopes, at + 1), rowSlope = ref Unsafe.Add(ref slopes, pivot);
        ref Vector256<double> row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rates), pivot);
        Vector256<double> dl = (Unsafe.Add(ref slopes, at) - l * _pivotSlopes[parameter]) * inverse;
        for (int j = 0; j < count; j++)
        {
            Vector256<double> sum = Vector256.FusedMultiplyAdd(dl, Unsafe.Add(ref row, j), Unsafe.Add(ref target, j));
            Unsafe.Add(ref target, j) = Vector256.FusedMultiplyAdd(l, Unsafe.Add(ref rowSlope, j), sum);
        }
    }

    private void KeepRow(LaneFactors factors, int state, int pivot, int count)
    {
        Keep(_rates, factors.Rates, state, pivot, count);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            Keep(_slopes[parameter], factors.RateSlopes[parameter], state, pivot, count);
    }

    private void Keep(Vector256<double>[] from, Vector256<double>[] to, int state, int pivot, int count)
    {
        Span<Vector256<double>> kept = to.AsSpan(state * _width, _width);
        from.AsSpan(pivot, count).CopyTo(kept);
        kept[count..].Clear();
    }

    // s_k and the smallest of its terms that is not zero
    private (Vector256<double> Sum, Vector256<double> Least) ExitRate(int k, int last)
    {
        Vector256<double> sum = Vector256<double>.Zero, least = Vector256.Create(double.PositiveInfinity);
        for (int i = k + 1; i <= last; i++)
        {
            Vector256<double> rate = _rates[At(i, k)];
            sum += rate;
            least = Smaller(least, rate);
        }
        return (sum, least);
    }

    private Vector256<double> Column(Vector256<double>[] values, int k, int last)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = k + 1; i <= last; i++)
            sum += values[At(i, k)];
        return sum;
    }

    private void Clear(int place)
    {
        int start = At(place, place) - _width;
        _rates.AsSpan(start, _stride).Clear();
        foreach (Vector256<double>[] slope in _slopes)
            slope.AsSpan(start, _stride).Clear();
    }

    // Place of a_ij in the ring of rows.
    private int At(int i, int j) => (i & _mask) * _stride + j - i + _width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Smaller(Vector256<double> least, Vector256<double> value) => Vector256.Min(
        least, Vector256.ConditionalSelect(Vector256.Equals(value, Vector256<double>.Zero), Vector256.Create(double.PositiveInfinity), value));
}
