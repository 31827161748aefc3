using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>Row operations with exponents apart, four numbers at a time where exponents allow; the bits are those of one at a time.</summary>
internal static class ExtendedKernels
{
    private const double Down = 7.458340731200207e-155;     // 2^-512
    private const double Up = 1.3407807929942597e154;       // 2^512
    private const double Largest = 1.157920892373162e77;    // 2^256
    private const double Smallest = 8.636168555094445e-78;  // 2^-256

    /// <summary>target += factor row; equal lengths.</summary>
    public static void AddScaled(Span<Extended> target, ReadOnlySpan<Extended> row, Extended factor)
    {
        int j = 0;
        if (Avx2.IsSupported)
        {
            // a number is a mantissa and the 64 bits of its exponent
            ReadOnlySpan<double> of = MemoryMarshal.Cast<Extended, double>(new ReadOnlySpan<Extended>(in factor));
            Vector256<double> mantissa = Vector256.Create(of[0]);
            Vector256<long> exponent = Vector256.Create(BitConverter.DoubleToInt64Bits(of[1]));
            ref double t = ref Unsafe.As<Extended, double>(ref MemoryMarshal.GetReference(target));
            ref double r = ref Unsafe.As<Extended, double>(ref MemoryMarshal.GetReference(row));
            for (; j + 4 <= target.Length; j += 4)
            {
                if (!TryAdd(ref Unsafe.Add(ref t, 2 * j), ref Unsafe.Add(ref r, 2 * j), mantissa, exponent))
                    Add(ref Unsafe.Add(ref t, 2 * j), ref Unsafe.Add(ref r, 2 * j), mantissa, exponent);
            }
        }
        for (; j < target.Length; j++)
            target[j] += factor * row[j];
    }

    // A product adds as it is to a number of its own exponent, over 2^512 to one a step larger, and is lost in rounding beyond. False, and
    // nothing done, where a product is larger than its target or a sum leaves the range of mantissas.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAdd(ref double target, ref double row, Vector256<double> factor, Vector256<long> exponent)
    {
        Vector256<double> first = Vector256.LoadUnsafe(ref target), second = Vector256.LoadUnsafe(ref target, 4);
        Vector256<double> rowFirst = Vector256.LoadUnsafe(ref row), rowSecond = Vector256.LoadUnsafe(ref row, 4);
        Vector256<double> mantissa = Avx.UnpackLow(first, second), product = factor * Avx.UnpackLow(rowFirst, rowSecond);
        Vector256<double> exponents = Avx.UnpackHigh(first, second);
        Vector256<long> ahead = exponents.AsInt64() - (exponent + Avx.UnpackHigh(rowFirst, rowSecond).AsInt64());
        Vector256<double> same = Vector256.Equals(ahead, Vector256<long>.Zero).AsDouble(), step = Vector256.Equals(ahead, Vector256<long>.One).AsDouble();
        Vector256<double> sum = mantissa + product * ((Vector256.Create(1.0) & same) | (Vector256.Create(Down) & step));
        Vector256<double> size = Vector256.Abs(sum);
        Vector256<double> inRange = Vector256.GreaterThanOrEqual(size, Vector256.Create(Smallest)) & Vector256.LessThan(size, Vector256.Create(Largest));
        Vector256<double> ordered = ~Vector256.LessThan(ahead, Vector256<long>.Zero).AsDouble();
        Vector256<double> nothing = Vector256.Equals(product, Vector256<double>.Zero);
        Vector256<double> fits = nothing | (inRange & ordered & ~Vector256.Equals(mantissa, Vector256<double>.Zero));
        if (fits.ExtractMostSignificantBits() != 0b1111)
            return false;
        sum = Vector256.ConditionalSelect(nothing, mantissa, sum);
        Avx.UnpackLow(sum, exponents).StoreUnsafe(ref target);
        Avx.UnpackHigh(sum, exponents).StoreUnsafe(ref target, 4);
        return true;
    }

    // Any exponents: both addends are brought to the larger one, and the sum back to the range of mantissas.
    private static void Add(ref double target, ref double row, Vector256<double> factor, Vector256<long> exponent)
    {
        Vector256<double> first = Vector256.LoadUnsafe(ref target), second = Vector256.LoadUnsafe(ref target, 4);
        Vector256<double> rowFirst = Vector256.LoadUnsafe(ref row), rowSecond = Vector256.LoadUnsafe(ref row, 4);
        Vector256<double> mantissa = Avx.UnpackLow(first, second), product = factor * Avx.UnpackLow(rowFirst, rowSecond);
        Vector256<long> own = Avx.UnpackHigh(first, second).AsInt64(), other = exponent + Avx.UnpackHigh(rowFirst, rowSecond).AsInt64();
        own = Vector256.ConditionalSelect(Vector256.Equals(mantissa, Vector256<double>.Zero).AsInt64(), other, own);
        other = Vector256.ConditionalSelect(Vector256.Equals(product, Vector256<double>.Zero).AsInt64(), own, other);
        Vector256<long> common = Vector256.Max(own, other);
        Vector256<double> sum = mantissa * Shift(common - own) + product * Shift(common - other);
        Vector256<double> size = Vector256.Abs(sum);
        Vector256<double> large = Vector256.GreaterThanOrEqual(size, Vector256.Create(Largest)), small = Vector256.LessThan(size, Vector256.Create(Smallest));
        sum *= Vector256.ConditionalSelect(large, Vector256.Create(Down), Vector256.ConditionalSelect(small, Vector256.Create(Up), Vector256.Create(1.0)));
        common += small.AsInt64() - large.AsInt64();        // a mask is minus one
        common &= ~Vector256.Equals(sum, Vector256<double>.Zero).AsInt64();
        Avx.UnpackLow(sum, common.AsDouble()).StoreUnsafe(ref target);
        Avx.UnpackHigh(sum, common.AsDouble()).StoreUnsafe(ref target, 4);
    }

    // 2^(-512 steps), zero beyond one
    private static Vector256<double> Shift(Vector256<long> steps) =>
        (Vector256.Create(1.0) & Vector256.Equals(steps, Vector256<long>.Zero).AsDouble()) | (Vector256.Create(Down) & Vector256.Equals(steps, Vector256<long>.One).AsDouble());
}
