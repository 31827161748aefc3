using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Gamma w f(x) and Gamma w f(-x) along a table of one channel, spin and lead.</summary>
/// <typeparam name="T">The number.</typeparam>
internal readonly ref struct ThermalTables<T>
    where T : struct, IRateNumber<T>
{
    /// <summary>x = (dE - mu)/T.</summary>
    public required ScaledArgument Argument { get; init; }

    /// <summary>Gamma w.</summary>
    public required LinearWeight Weight { get; init; }

    /// <summary>2 S_z of the first entry.</summary>
    public required int First { get; init; }

    /// <summary>Fills both tables; equal lengths.</summary>
    public void Fill(Span<T> enter, Span<T> leave)
    {
        if (Weight.IsZero)
        {
            enter.Clear();
            leave.Clear();
            return;
        }
        int start = typeof(T) == typeof(Plain)
            ? FillVectors(MemoryMarshal.Cast<T, double>(enter), MemoryMarshal.Cast<T, double>(leave))
            : 0;
        for (int i = start; i < enter.Length; i++)
        {
            (double high, double low) = Argument.At(First + 2 * i);
            T rate = T.From(Weight.At(First + 2 * i));
            (T filled, T empty) = ThermalFactors.Fermi<T>(high, low);
            enter[i] = rate * filled;
            leave[i] = rate * empty;
        }
    }

    /// <summary>Derivatives of both by mu, Gamma w f (1 - f)/T and its negative, from tables that are filled; equal lengths.</summary>
    /// <param name="enter">Gamma w f.</param>
    /// <param name="leave">Gamma w (1 - f).</param>
    /// <param name="inverse">1/T.</param>
    /// <param name="entering">Derivative of <paramref name="enter"/>.</param>
    /// <param name="leaving">Derivative of <paramref name="leave"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillSlopes(ReadOnlySpan<T> enter, ReadOnlySpan<T> leave, double inverse, Span<T> entering, Span<T> leaving)
    {
        int start = typeof(T) == typeof(Plain) && !Weight.IsZero
            ? FillSlopeVectors(MemoryMarshal.Cast<T, double>(enter), MemoryMarshal.Cast<T, double>(leave), inverse,
                MemoryMarshal.Cast<T, double>(entering), MemoryMarshal.Cast<T, double>(leaving))
            : 0;
        for (int i = start; i < enter.Length; i++)
        {
            double rate = Weight.At(First + 2 * i);
            entering[i] = rate == 0 ? T.Zero : enter[i] * (leave[i] / T.From(rate)) * T.From(inverse);
            leaving[i] = T.Zero - entering[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FillSlopeVectors(ReadOnlySpan<double> enter, ReadOnlySpan<double> leave, double inverse, Span<double> entering, Span<double> leaving)
    {
        Vector256<double> m = Vector256.Create((double)First, First + 2, First + 4, First + 6), step = Vector256.Create(8.0);
        int i = 0;
        for (; i + 4 <= enter.Length; i += 4, m += step)
        {
            Vector256<double> value = Vector256.Create(enter[i..]) * (Vector256.Create(leave[i..]) / Weight.At(m)) * inverse;
            value.CopyTo(entering[i..]);
            (Vector256<double>.Zero - value).CopyTo(leaving[i..]);
        }
        return i;
    }

    // Four entries at a time; returns how many were done.
    private int FillVectors(Span<double> enter, Span<double> leave)
    {
        ref double e = ref MemoryMarshal.GetReference(enter);
        ref double l = ref MemoryMarshal.GetReference(leave);
        Vector256<double> m = Vector256.Create((double)First, First + 2, First + 4, First + 6), step = Vector256.Create(8.0);
        int i = 0;
        for (; i + 4 <= enter.Length; i += 4, m += step)
        {
            (Vector256<double> high, Vector256<double> low) = Argument.At(m);
            Vector256<double> sign = high & Vector256.Create(-0.0);
            (Vector256<double> t, _) = ExponentialKernel.Of(Vector256.Abs(high), low ^ sign);          // e^-|h + l|
            Vector256<double> large = Vector256<double>.One / (Vector256<double>.One + t);
            Vector256<double> small = t * large;
            Vector256<double> rate = Weight.At(m);
            Vector256<double> above = Vector256.GreaterThan(high, Vector256<double>.Zero);
            (rate * Vector256.ConditionalSelect(above, small, large)).StoreUnsafe(ref e, (nuint)i);
            (rate * Vector256.ConditionalSelect(above, large, small)).StoreUnsafe(ref l, (nuint)i);
        }
        return i;
    }
}
