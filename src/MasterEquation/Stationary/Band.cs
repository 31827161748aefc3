using System.Runtime.CompilerServices;

namespace SpinTorque;

/// <summary>
/// The band of a chain under elimination, with its derivatives: row i holds a_ij for |i - j| up to the width. Rows of an ordinary matrix
/// lie <see cref="Distance"/> numbers apart in it, so blocks of the band are blocks of a row-major array.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class Band<T>
    where T : struct, IRateNumber<T>
{
    private readonly TransitionPattern _pattern;
    private readonly int _stride;

    public Band(TransitionPattern pattern)
    {
        _pattern = pattern;
        Panel = PanelOf(pattern.HalfBandwidth);
        Width = pattern.HalfBandwidth + Panel - 1;
        _stride = 2 * Width + 1;
        Rates = new T[Length(pattern)];
        Exit = new T[pattern.Count];
    }

    /// <summary>States eliminated together.</summary>
    public int Panel { get; }

    /// <summary>Half-bandwidth kept: that of the chain, and room for a panel.</summary>
    public int Width { get; }

    /// <summary>Distance of an entry from the one below it.</summary>
    public int Distance => _stride - 1;

    /// <summary>a_ij, and l_ij = a_ij/s_j in the columns of eliminated states.</summary>
    public T[] Rates { get; }

    /// <summary>s_k of eliminated states; length n.</summary>
    public T[] Exit { get; }

    /// <summary>Derivatives of <see cref="Rates"/>, one array a parameter.</summary>
    public T[][] RateSlopes { get; private set; } = [];

    /// <summary>Derivatives of <see cref="Exit"/>, one array a parameter.</summary>
    public T[][] ExitSlopes { get; private set; } = [];

    /// <summary>Numbers that the band of a chain holds.</summary>
    /// <exception cref="ArgumentException">They exceed what one array can hold.</exception>
    public static int Length(TransitionPattern pattern)
    {
        double length = Length(pattern.Count, pattern.HalfBandwidth);
        return length <= Array.MaxLength
            ? (int)length
            : throw new ArgumentException($"The band of {pattern.Count} states and half-bandwidth {pattern.HalfBandwidth} needs {length} numbers; at most {Array.MaxLength} fit. Keep fewer charges or levels, hold a narrower range of S_z, or iterate with aggregation.");
    }

    /// <summary>Numbers that the band of so many states takes.</summary>
    public static double Length(double states, int halfBandwidth) => states * (2.0 * (halfBandwidth + PanelOf(halfBandwidth) - 1) + 1);

    /// <summary>Place of a_ij.</summary>
    public int At(int i, int j) => i * _stride + j - i + Width;

    /// <summary>Provides for derivatives by some parameters.</summary>
    /// <returns>True where that changed the arrays.</returns>
    public bool KeepSlopes(int parameters)
    {
        if (RateSlopes.Length == parameters)
            return false;
        RateSlopes = [.. Enumerable.Range(0, parameters).Select(_ => new T[Rates.Length])];
        ExitSlopes = [.. Enumerable.Range(0, parameters).Select(_ => new T[Exit.Length])];
        return true;
    }

    /// <summary>Copies a chain's row into the band.</summary>
    public void Load(Chain<T> chain, int i)
    {
        Load(chain.Rate, Rates, i);
        for (int parameter = 0; parameter < RateSlopes.Length; parameter++)
            Load(chain.Slope[parameter], RateSlopes[parameter], i);
    }

    /// <summary>Plain numbers under the name that vector kernels ask for; T must be <see cref="Plain"/>, a double in a wrapper.</summary>
    public static double[] Doubles(T[] numbers) => Unsafe.As<T[], double[]>(ref numbers);

    private void Load(T[] values, T[] band, int i)
    {
        int first = i * _stride, shift = first + Width - i, end = _pattern.RowStart[i + 1];
        band.AsSpan(first, _stride).Clear();            // to the end: where 1/s overflowed, what lies beyond the chain is no number
        int[] columns = _pattern.Column;
        for (int p = _pattern.RowStart[i]; p < end; p++)
            band[columns[p] + shift] += values[p];
    }

    // Vectors hold eight numbers; twice as many load and store the widest bands less often.
    private static int PanelOf(int halfBandwidth)
    {
        const int narrow = 8, wide = 160;
        if (halfBandwidth < narrow)
            return 1;
        if (typeof(T) == typeof(Extended))
            return ExtendedVector.IsSupported ? ExtendedVector.Count : 1;
        return typeof(T) != typeof(Plain) ? 1 : halfBandwidth < wide ? 8 : 16;
    }
}
