using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Row operations of the elimination. Doubles run on vectors; every sum is fused, so all machines give the same bits.</summary>
internal static class RowKernels
{
    /// <summary>target += factor row; equal lengths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled<T>(Span<T> target, ReadOnlySpan<T> row, T factor)
        where T : struct, IRateNumber<T>
    {
        if (typeof(T) == typeof(Plain))
        {
            AddScaled(MemoryMarshal.Cast<T, double>(target), MemoryMarshal.Cast<T, double>(row), Unsafe.BitCast<T, double>(factor));
            return;
        }
        for (int j = 0; j < target.Length; j++)
            target[j] += factor * row[j];
    }

    /// <summary>target += factor row + factor2 row2; equal lengths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled<T>(Span<T> target, ReadOnlySpan<T> row, T factor, ReadOnlySpan<T> row2, T factor2)
        where T : struct, IRateNumber<T>
    {
        if (typeof(T) == typeof(Plain))
        {
            AddScaled(
                MemoryMarshal.Cast<T, double>(target), MemoryMarshal.Cast<T, double>(row), Unsafe.BitCast<T, double>(factor),
                MemoryMarshal.Cast<T, double>(row2), Unsafe.BitCast<T, double>(factor2));
            return;
        }
        for (int j = 0; j < target.Length; j++)
            target[j] = target[j] + factor * row[j] + factor2 * row2[j];
    }

    /// <summary>The smallest entry that is not zero; infinity where all are.</summary>
    public static double SmallestPositive<T>(ReadOnlySpan<T> row)
        where T : struct, IRateNumber<T>
    {
        double smallest = double.PositiveInfinity;
        foreach (T entry in row)
        {
            double value = entry.ToDouble();
            smallest = value != 0 && value < smallest ? value : smallest;
        }
        return smallest;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor)
    {
        ref double y = ref MemoryMarshal.GetReference(target);
        ref double x = ref MemoryMarshal.GetReference(row);
        nuint length = (nuint)target.Length;
        nuint j = 0;
        Vector256<double> f = Vector256.Create(factor);
        for (; j + 4 <= length; j += 4)
        {
            Vector256<double> sum = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, j), Vector256.LoadUnsafe(ref y, j));
            sum.StoreUnsafe(ref y, j);
        }
        for (; j < length; j++)
            Unsafe.Add(ref y, j) = Math.FusedMultiplyAdd(factor, Unsafe.Add(ref x, j), Unsafe.Add(ref y, j));
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor, ReadOnlySpan<double> row2, double factor2)
    {
        ref double y = ref MemoryMarshal.GetReference(target);
        ref double x = ref MemoryMarshal.GetReference(row);
        ref double z = ref MemoryMarshal.GetReference(row2);
        nuint length = (nuint)target.Length;
        nuint j = 0;
        Vector256<double> f = Vector256.Create(factor), g = Vector256.Create(factor2);
        for (; j + 4 <= length; j += 4)
        {
            Vector256<double> sum = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, j), Vector256.LoadUnsafe(ref y, j));
            Vector256.FusedMultiplyAdd(g, Vector256.LoadUnsafe(ref z, j), sum).StoreUnsafe(ref y, j);
        }
        for (; j < length; j++)
        {
            double sum = Math.FusedMultiplyAdd(factor, Unsafe.Add(ref x, j), Unsafe.Add(ref y, j));
            Unsafe.Add(ref y, j) = Math.FusedMultiplyAdd(factor2, Unsafe.Add(ref z, j), sum);
        }
    }
}
