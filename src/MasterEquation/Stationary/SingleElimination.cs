using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>Eliminates one state at a time: for narrow bands, and for numbers that no vectors hold.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class SingleElimination<T>(Band<T> band) : IEliminationStep
    where T : struct, IRateNumber<T>
{
    /// <inheritdoc/>
    public double SmallestProduct { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public int Eliminate(int low, int high, int first, int last, bool upwards)
    {
        int trapped = -1;
        for (int step = 0; step <= high - low && trapped < 0; step++)
            trapped = upwards ? Eliminate(low + step, low + step + 1, last) : Eliminate(high - step, first, high - step - 1);
        return trapped;
    }

    private int Eliminate(int k, int first, int last)
    {
        T s = Sum(band.Rates, k, first, last);                          // s_k = sum_i a_ik
        band.Exit[k] = s;
        if (s.IsZero)
            return k;
        for (int parameter = 0; parameter < band.RateSlopes.Length; parameter++)
            EliminateSlope(parameter, k, first, last, s);
        Span<T> row = band.Rates.AsSpan(band.At(k, first), last - first + 1);
        T inverse = T.One / s;
        double smallest = s.ToDouble();
        int at = band.At(first, k), target = band.At(first, first);
        for (int i = first; i <= last; i++, at += band.Distance, target += band.Distance)
        {
            T l = band.Rates[at];
            if (l.IsZero)
                continue;
            band.Rates[at] = l *= inverse;                              // l_i = a_ik / s_k
            RowKernels.AddScaled<T>(band.Rates.AsSpan(target, row.Length), row, l);
            if (typeof(T) == typeof(Plain))
                smallest = Math.Min(smallest, l.ToDouble());
        }
        if (typeof(T) == typeof(Plain))
            SmallestProduct = Math.Min(SmallestProduct, smallest * RowKernels.SmallestPositive(MemoryMarshal.Cast<T, double>(row)));
        return -1;
    }

    // dl_i = (da_ik - l_i ds_k)/s_k in place of da_ik, and da_ij += dl_i a_kj + l_i da_kj
    private void EliminateSlope(int parameter, int k, int first, int last, T s)
    {
        T[] slope = band.RateSlopes[parameter];
        T ds = Sum(slope, k, first, last);
        band.ExitSlopes[parameter][k] = ds;
        int count = last - first + 1;
        ReadOnlySpan<T> row = band.Rates.AsSpan(band.At(k, first), count), rowSlope = slope.AsSpan(band.At(k, first), count);
        for (int i = first; i <= last; i++)
        {
            int at = band.At(i, k);
            if (band.Rates[at].IsZero)
                continue;
            T l = band.Rates[at] / s;
            T dl = (slope[at] - l * ds) / s;
            slope[at] = dl;
            RowKernels.AddScaled<T>(slope.AsSpan(band.At(i, first), count), row, dl, rowSlope, l);
        }
    }

    private T Sum(T[] column, int k, int first, int last)
    {
        T sum = T.Zero;
        int at = band.At(first, k);
        for (int i = first; i <= last; i++, at += band.Distance)
            sum += column[at];
        return sum;
    }
}
