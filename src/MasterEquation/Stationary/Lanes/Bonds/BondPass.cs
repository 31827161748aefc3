using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Elimination of four chains from one end, four states at a time. Of state k with neighbours a and b ahead, rates a_ak and a_bk make its
/// column, a_ka and a_kb its row; what it adds goes to the bond of a and b, the next state's own: a_ab += l_a a_kb, a_ba += l_b a_ka.
/// </summary>
internal sealed class BondPass
{
    private const int Block = 4;

    private readonly BondPattern _pattern;
    private readonly bool _upwards;
    private readonly Vector256<double>[] _ahead = new Vector256<double>[4 * Block];     // see Load
    private readonly Vector256<double>[] _factor = new Vector256<double>[2 * Block];    // l_a and l_b of the block
    private LaneFactors _factors = null!;
    private readonly int[] _part;                       // where the kinds of bonds begin, in the order of Load
    private double[][] _bonds = [];                     // of the four chains, rates and then each derivative
    private int _state;
    private Vector256<double> _column;
    private Vector256<double> _row;
    private Vector256<double>[] _columnSlope = [];
    private Vector256<double>[] _rowSlope = [];

    public BondPass(BondPattern pattern, bool upwards)
    {
        (_pattern, _upwards) = (pattern, upwards);
        int[] up = [pattern.Up(2, 0), pattern.Up(1, 0)], down = [pattern.Down(2, 0), pattern.Down(1, 0)];
        _part = upwards ? [up[0], down[0], up[1], down[1]] : [down[0], up[0], down[1], up[1]];
    }

    /// <summary>Lower bounds, lane by lane, of every product that was added.</summary>
    public Vector256<double> SmallestProduct { get; private set; }

    private int Step => _upwards ? 1 : -1;

    /// <summary>Goes to the end of the chain.</summary>
    public void Begin(BondRates[] lanes, LaneFactors factors)
    {
        (_factors, _state) = (factors, _upwards ? 0 : _pattern.Count - 1);
        SmallestProduct = LaneMinimum.None;
        int parameters = factors.RateSlopes.Length;
        if (_bonds.Length != 4 * parameters + 4)
            (_bonds, _columnSlope, _rowSlope) = (new double[4 * parameters + 4][], new Vector256<double>[parameters], new Vector256<double>[parameters]);
        for (int i = 0; i < _bonds.Length; i++)
            _bonds[i] = i < 4 ? lanes[i].Rate : lanes[i % 4].Slope[i / 4 - 1];
        int first = _upwards ? 0 : _pattern.Count - 2;
        for (int parameter = -1; parameter < parameters; parameter++)
        {
            Vector256<double> up = Across(parameter, _pattern.Up(1, first)), down = Across(parameter, _pattern.Down(1, first));
            Carry(parameter, _upwards ? up : down, _upwards ? down : up);
        }
    }

    /// <summary>Eliminates a block of states, or what is left.</summary>
    /// <returns>How many.</returns>
    public int Advance(int left)
    {
        int count = Math.Min(Block, left);
        if (count <= 0)
            return 0;
        Load(-1);
        Eliminate(count);
        for (int parameter = 0; parameter < _columnSlope.Length; parameter++)
        {
            Load(parameter);
            EliminateSlope(parameter, count);
        }
        _state += Step * count;
        return count;
    }

    /// <summary>Eliminates the last states before the root, two or fewer, after the other pass has come to the root's other side.</summary>
    public void Finish(BondPass other, int count)
    {
        if (count == 0)
            return;
        for (int parameter = -1; parameter < _columnSlope.Length; parameter++)
        {
            Load(parameter);
            (Vector256<double> column, Vector256<double> row) = parameter < 0
                ? (other._row, other._column) : (other._rowSlope[parameter], other._columnSlope[parameter]);
            if (count == 1)
                Carry(parameter, column, row);
            else
                (_ahead[2], _ahead[3]) = (column, row);
            (_ahead[4 * count - 4], _ahead[4 * count - 3]) = (Vector256<double>.Zero, Vector256<double>.Zero);
            if (parameter < 0)
                Eliminate(count);
            else
                EliminateSlope(parameter, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eliminate(int count)
    {
        ref Vector256<double> ahead = ref _ahead[0], factor = ref _factor[0], kept = ref _factors.Rates[0], inverses = ref _factors.Inverse[0];
        Vector256<double> column = _column, row = _row, least = SmallestProduct;
        for (int i = 0, state = _state; i < count; i++, state += Step)
        {
            ref Vector256<double> next = ref Unsafe.Add(ref ahead, 4 * i);
            Vector256<double> farColumn = next, farRow = Unsafe.Add(ref next, 1);
            Vector256<double> inverse = Vector256<double>.One / (column + farColumn);           // 1/s_k
            Vector256<double> l = column * inverse, farL = farColumn * inverse;
            least = Vector256.Min(least, Smallest(column, farColumn) * inverse * Smallest(row, farRow));
            Unsafe.Add(ref inverses, state) = inverse;
            Unsafe.Add(ref kept, 2 * state) = row;
            Unsafe.Add(ref kept, 2 * state + 1) = farRow;
            Unsafe.Add(ref factor, 2 * i) = l;
            Unsafe.Add(ref factor, 2 * i + 1) = farL;
            column = Vector256.FusedMultiplyAdd(farL, row, Unsafe.Add(ref next, 2));
            row = Vector256.FusedMultiplyAdd(l, farRow, Unsafe.Add(ref next, 3));
        }
        (_column, _row, SmallestProduct) = (column, row, least);
    }

    // dl = (da - l ds)/s, and the bond ahead takes dl a + l da.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EliminateSlope(int parameter, int count)
    {
        ref Vector256<double> ahead = ref _ahead[0], factor = ref _factor[0], rows = ref _factors.Rates[0], inverses = ref _factors.Inverse[0];
        ref Vector256<double> kept = ref _factors.RateSlopes[parameter][0], exits = ref _factors.ExitSlopes[parameter][0];
        Vector256<double> column = _columnSlope[parameter], row = _rowSlope[parameter];
        for (int i = 0, state = _state; i < count; i++, state += Step)
        {
            ref Vector256<double> next = ref Unsafe.Add(ref ahead, 4 * i);
            Vector256<double> farColumn = next, farRow = Unsafe.Add(ref next, 1), inverse = Unsafe.Add(ref inverses, state);
            Vector256<double> l = Unsafe.Add(ref factor, 2 * i), farL = Unsafe.Add(ref factor, 2 * i + 1), exit = column + farColumn;
            Vector256<double> slope = (column - l * exit) * inverse, farSlope = (farColumn - farL * exit) * inverse;
            Unsafe.Add(ref exits, state) = exit;
            Unsafe.Add(ref kept, 2 * state) = row;
            Unsafe.Add(ref kept, 2 * state + 1) = farRow;
            column = Vector256.FusedMultiplyAdd(farSlope, Unsafe.Add(ref rows, 2 * state), Unsafe.Add(ref next, 2));
            column = Vector256.FusedMultiplyAdd(farL, row, column);
            row = Vector256.FusedMultiplyAdd(slope, Unsafe.Add(ref rows, 2 * state + 1), Unsafe.Add(ref next, 3));
            row = Vector256.FusedMultiplyAdd(l, farRow, row);
        }
        (_columnSlope[parameter], _rowSlope[parameter]) = (column, row);
    }

    // Of each state of the block: a_bk, a_kb, and the chain's own a_ba and a_ab, the next state's column and row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(int parameter)
    {
        int far = _upwards ? _state : _state - 1 - Block, near = _upwards ? _state + 1 : far;
        ReadOnlySpan<double[]> lanes = _bonds.AsSpan(4 * parameter + 4, 4);
        ref double a = ref lanes[0][0], b = ref lanes[1][0], c = ref lanes[2][0], d = ref lanes[3][0];
        ref Vector256<double> first = ref MemoryMarshal.GetArrayDataReference(_ahead), last = ref Unsafe.Add(ref first, 4 * Block - 4);
        ref Vector256<double> start = ref _upwards ? ref first : ref last;
        nint step = _upwards ? 4 : -4;
        for (int part = 0; part < 4; part++)
        {
            var place = (nuint)(_part[part] + (part < 2 ? far : near));
            (Vector256<double> v, Vector256<double> w, Vector256<double> x, Vector256<double> y) = LaneTransposition.Of(
                Vector256.LoadUnsafe(ref a, place), Vector256.LoadUnsafe(ref b, place), Vector256.LoadUnsafe(ref c, place), Vector256.LoadUnsafe(ref d, place));
            ref Vector256<double> target = ref Unsafe.Add(ref start, part);
            target = v;
            Unsafe.Add(ref target, step) = w;
            Unsafe.Add(ref target, 2 * step) = x;
            Unsafe.Add(ref target, 3 * step) = y;
        }
    }

    private Vector256<double> Across(int parameter, int place) => Vector256.Create(
        _bonds[4 * parameter + 4][place], _bonds[4 * parameter + 5][place], _bonds[4 * parameter + 6][place], _bonds[4 * parameter + 7][place]);

    private void Carry(int parameter, Vector256<double> column, Vector256<double> row)
    {
        if (parameter < 0)
            (_column, _row) = (column, row);
        else
            (_columnSlope[parameter], _rowSlope[parameter]) = (column, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Smallest(Vector256<double> one, Vector256<double> other) => LaneMinimum.Of(LaneMinimum.Of(LaneMinimum.None, one), other);
}
