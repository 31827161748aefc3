using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// The rows of the band that an elimination from one end is about to touch, of four chains side by side, in a ring. They stay in cache
/// however long the chain; places count from the end that the pass starts at.
/// </summary>
internal sealed class LaneWindow
{
    private readonly int _width;
    private readonly int _stride;
    private readonly int _mask;
    private readonly int _direction;
    private readonly int _origin;

    /// <param name="count">Number of states.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="panel">States eliminated together.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    /// <param name="upwards">Whether by ascending index.</param>
    public LaneWindow(int count, int width, int panel, int parameters, bool upwards)
    {
        (_width, _stride) = (width + panel - 1, 2 * (width + panel) - 1);
        (_direction, _origin) = upwards ? (1, 0) : (-1, count - 1);
        var rows = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(width + panel));
        _mask = rows - 1;
        Rates = new Vector256<double>[rows * _stride];
        Slopes = [.. Enumerable.Range(0, parameters).Select(_ => new Vector256<double>[rows * _stride])];
    }

    /// <summary>a_ij, at <see cref="At"/>.</summary>
    public Vector256<double>[] Rates { get; }

    /// <summary>Derivatives of <see cref="Rates"/>, one array a parameter.</summary>
    public Vector256<double>[][] Slopes { get; }

    /// <summary>Place of a state.</summary>
    public int Place(int state) => _direction * (state - _origin);

    /// <summary>State of a place.</summary>
    public int State(int place) => _origin + _direction * place;

    /// <summary>Where a_ij of two places stands in the ring of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int i, int j) => (i & _mask) * _stride + j - i + _width;

    /// <summary>Takes in a state's row of the chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(LaneRates rates, int place)
    {
        TransitionPattern pattern = rates.Pattern;
        int state = State(place), centre = At(place, place) - _direction * state;
        Clear(place);
        int first = pattern.RowStart[state];
        ReadOnlySpan<int> columns = pattern.Column.AsSpan(first, pattern.RowStart[state + 1] - first), source = rates.Source.AsSpan(first, columns.Length);
        Add(rates.Rate, Rates, columns, source, centre);
        for (int parameter = 0; parameter < Slopes.Length; parameter++)
            Add(rates.Slope[parameter], Slopes[parameter], columns, source, centre);
    }

    /// <summary>Takes in a state's row as another pass, from the other end, has left it.</summary>
    public void Load(LaneWindow other, int place)
    {
        int centre = At(place, place), there = other.Place(State(place)), from = other.At(there, there);
        for (int offset = -_width; offset <= _width; offset++)
        {
            Rates[centre + offset] = other.Rates[from - offset];
            for (int parameter = 0; parameter < Slopes.Length; parameter++)
                Slopes[parameter][centre + offset] = other.Slopes[parameter][from - offset];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Vector256<double>[] from, Vector256<double>[] to, ReadOnlySpan<int> columns, ReadOnlySpan<int> source, int centre)
    {
        for (int p = 0; p < columns.Length; p++)
            to[centre + _direction * columns[p]] += from[source[p]];
    }

    private void Clear(int place)
    {
        int start = At(place, place) - _width;
        ref Vector256<double> row = ref Rates[start];
        for (int j = 0; j < _stride; j++)
            Unsafe.Add(ref row, j) = Vector256<double>.Zero;
        foreach (Vector256<double>[] slope in Slopes)
            slope.AsSpan(start, _stride).Clear();
    }
}
