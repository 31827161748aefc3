using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>The bath's factors (alpha/S0) T b(x) and (alpha/S0) T b(-x) along S_z, b(x) = x/(1 - e^-x).</summary>
/// <typeparam name="T">The number.</typeparam>
internal readonly ref struct BoseTables<T>
    where T : struct, IRateNumber<T>
{
    /// <summary>x = omega/T, omega the energy released as S_z rises by one.</summary>
    public required ScaledArgument Argument { get; init; }

    /// <summary>(alpha/S0) T.</summary>
    public required T Scale { get; init; }

    /// <summary>2 S_z of the first entry; entries step by half a unit of S_z.</summary>
    public required int First { get; init; }

    /// <summary>Fills both tables; equal lengths.</summary>
    public void Fill(Span<T> raise, Span<T> lower)
    {
        int start = typeof(T) == typeof(Plain)
            ? FillVectors(MemoryMarshal.Cast<T, double>(raise), MemoryMarshal.Cast<T, double>(lower), Scale.ToDouble())
            : 0;
        for (int i = start; i < raise.Length; i++)
        {
            (double high, double low) = Argument.At(First + i);
            (T forward, T backward) = ThermalFactors.Bose<T>(high, low);
            raise[i] = Scale * forward;
            lower[i] = Scale * backward;
        }
    }

    // As ThermalFactors.Bose, four at a time.
    private int FillVectors(Span<double> raise, Span<double> lower, double scale)
    {
        ref double r = ref MemoryMarshal.GetReference(raise);
        ref double l = ref MemoryMarshal.GetReference(lower);
        Vector256<double> one = Vector256<double>.One, m = Vector256.Create((double)First, First + 1, First + 2, First + 3);
        int i = 0;
        for (; i + 4 <= raise.Length; i += 4, m += Vector256.Create(4.0))
        {
            (Vector256<double> high, Vector256<double> low) = Argument.At(m);
            Vector256<double> x = Vector256.Abs(high), sign = high & Vector256.Create(-0.0);
            (Vector256<double> u, Vector256<double> complement) = ExponentialKernel.Of(x, low ^ sign);
            Vector256<double> larger = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), one, x / complement) * scale;
            Vector256<double> smaller = larger * u, above = Vector256.GreaterThan(high, Vector256<double>.Zero);
            Vector256.ConditionalSelect(above, larger, smaller).StoreUnsafe(ref r, (nuint)i);
            Vector256.ConditionalSelect(above, smaller, larger).StoreUnsafe(ref l, (nuint)i);
        }
        return i;
    }
}
