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
        if (typeof(T) == typeof(Plain) && target.Length >= 4)
        {
            AddScaled(MemoryMarshal.Cast<T, double>(target), MemoryMarshal.Cast<T, double>(row), Unsafe.BitCast<T, double>(factor));
            return;
        }
        if (typeof(T) == typeof(Extended))
        {
            ExtendedKernels.AddScaled(MemoryMarshal.Cast<T, Extended>(target), MemoryMarshal.Cast<T, Extended>(row), Unsafe.BitCast<T, Extended>(factor));
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
        if (typeof(T) == typeof(Plain) && target.Length >= 4)
        {
            AddScaled(
                MemoryMarshal.Cast<T, double>(target), MemoryMarshal.Cast<T, double>(row), Unsafe.BitCast<T, double>(factor),
                MemoryMarshal.Cast<T, double>(row2), Unsafe.BitCast<T, double>(factor2));
            return;
        }
        if (typeof(T) == typeof(Extended))
        {
            AddScaled(target, row, factor);
            AddScaled(target, row2, factor2);
            return;
        }
        for (int j = 0; j < target.Length; j++)
            target[j] = target[j] + factor * row[j] + factor2 * row2[j];
    }

    /// <summary>The smallest entry of a row of non-negative doubles that is not zero; infinity where all are.</summary>
    public static double SmallestPositive(ReadOnlySpan<double> row)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        Vector256<double> none = Vector256.Create(double.PositiveInfinity), least = none;
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
        {
            Vector256<double> entry = Vector256.LoadUnsafe(ref x, (nuint)j);
            least = Vector256.Min(least, Vector256.ConditionalSelect(Vector256.Equals(entry, Vector256<double>.Zero), none, entry));
        }
        double smallest = Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
        for (; j < row.Length; j++)
            smallest = row[j] != 0 && row[j] < smallest ? row[j] : smallest;
        return smallest;
    }

    /// <summary>The smallest entry of a row where another is above zero; infinity where it nowhere is. Equal lengths.</summary>
    public static double SmallestWhere(ReadOnlySpan<double> row, ReadOnlySpan<double> other)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        ref double y = ref MemoryMarshal.GetReference(other);
        Vector256<double> none = Vector256.Create(double.PositiveInfinity), least = none;
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
        {
            Vector256<double> counts = Vector256.GreaterThan(Vector256.LoadUnsafe(ref y, (nuint)j), Vector256<double>.Zero);
            least = Vector256.Min(least, Vector256.ConditionalSelect(counts, Vector256.LoadUnsafe(ref x, (nuint)j), none));
        }
        double smallest = Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
        for (; j < row.Length; j++)
            smallest = other[j] > 0 ? Math.Min(smallest, row[j]) : smallest;
        return smallest;
    }

    /// <summary>The largest entry of a row of non-negative doubles; zero for none.</summary>
    public static double Largest(ReadOnlySpan<double> row)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        Vector256<double> most = Vector256<double>.Zero;
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
            most = Vector256.Max(most, Vector256.LoadUnsafe(ref x, (nuint)j));
        double largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (; j < row.Length; j++)
            largest = Math.Max(largest, row[j]);
        return largest;
    }

    /// <summary>True where an entry of a row of non-negative doubles is below a bound.</summary>
    public static bool AnyBelow(ReadOnlySpan<double> row, double bound)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        Vector256<double> limit = Vector256.Create(bound);
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
        {
            if (Vector256.LessThanAny(Vector256.LoadUnsafe(ref x, (nuint)j), limit))
                return true;
        }
        for (; j < row.Length; j++)
        {
            if (row[j] < bound)
                return true;
        }
        return false;
    }

    /// <summary>True where an entry of a row is not above zero.</summary>
    public static bool AnyNotPositive(ReadOnlySpan<double> row)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
        {
            if (!Vector256.GreaterThanAll(Vector256.LoadUnsafe(ref x, (nuint)j), Vector256<double>.Zero))
                return true;
        }
        for (; j < row.Length; j++)
        {
            if (!(row[j] > 0))
                return true;
        }
        return false;
    }

    /// <summary>sum_j a_j b_j; equal lengths.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        Vector256<double> s = Vector256<double>.Zero, t = Vector256<double>.Zero;
        int j = 0;
        for (; j + 8 <= a.Length; j += 8)
        {
            s = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)j), Vector256.LoadUnsafe(ref y, (nuint)j), s);
            t = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)j + 4), Vector256.LoadUnsafe(ref y, (nuint)j + 4), t);
        }
        double sum = Vector256.Sum(s + t);
        for (; j < a.Length; j++)
            sum = Math.FusedMultiplyAdd(Unsafe.Add(ref x, j), Unsafe.Add(ref y, j), sum);
        return sum;
    }

    /// <summary>sum_j |a_j| b_j; equal lengths.</summary>
    public static double SizeDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        Vector256<double> s = Vector256<double>.Zero, t = s;
        int j = 0;
        for (; j + 8 <= a.Length; j += 8)
        {
            s = Vector256.FusedMultiplyAdd(Vector256.Abs(Vector256.LoadUnsafe(ref x, (nuint)j)), Vector256.LoadUnsafe(ref y, (nuint)j), s);
            t = Vector256.FusedMultiplyAdd(Vector256.Abs(Vector256.LoadUnsafe(ref x, (nuint)j + 4)), Vector256.LoadUnsafe(ref y, (nuint)j + 4), t);
        }
        double sum = Vector256.Sum(s + t);
        for (; j < a.Length; j++)
            sum = Math.FusedMultiplyAdd(Math.Abs(Unsafe.Add(ref x, j)), Unsafe.Add(ref y, j), sum);
        return sum;
    }

    /// <summary>sum_j a_j b_j c_j over the length of the first; the others are at least as long.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        b = b[..a.Length];
        c = c[..a.Length];
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        ref double z = ref MemoryMarshal.GetReference(c);
        Vector256<double> s = Vector256<double>.Zero, t = s;
        int j = 0;
        for (; j + 8 <= a.Length; j += 8)
        {
            s = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)j) * Vector256.LoadUnsafe(ref y, (nuint)j), Vector256.LoadUnsafe(ref z, (nuint)j), s);
            t = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)j + 4) * Vector256.LoadUnsafe(ref y, (nuint)j + 4), Vector256.LoadUnsafe(ref z, (nuint)j + 4), t);
        }
        double sum = Vector256.Sum(s + t);
        for (; j < a.Length; j++)
            sum = Math.FusedMultiplyAdd(a[j] * b[j], c[j], sum);
        return sum;
    }

    /// <summary>target_j += a_j b_j; equal lengths.</summary>
    public static void AddProducts(Span<double> target, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double y = ref MemoryMarshal.GetReference(target);
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double z = ref MemoryMarshal.GetReference(b);
        int j = 0;
        for (; j + 4 <= target.Length; j += 4)
        {
            Vector256<double> sum = Vector256.FusedMultiplyAdd(
                Vector256.LoadUnsafe(ref x, (nuint)j), Vector256.LoadUnsafe(ref z, (nuint)j), Vector256.LoadUnsafe(ref y, (nuint)j));
            sum.StoreUnsafe(ref y, (nuint)j);
        }
        for (; j < target.Length; j++)
            Unsafe.Add(ref y, j) = Math.FusedMultiplyAdd(Unsafe.Add(ref x, j), Unsafe.Add(ref z, j), Unsafe.Add(ref y, j));
    }

    /// <summary>target_j = a_j/b_j; equal lengths.</summary>
    public static void Quotients(Span<double> target, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double y = ref MemoryMarshal.GetReference(target);
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double z = ref MemoryMarshal.GetReference(b);
        int j = 0;
        for (; j + 4 <= target.Length; j += 4)
            (Vector256.LoadUnsafe(ref x, (nuint)j) / Vector256.LoadUnsafe(ref z, (nuint)j)).StoreUnsafe(ref y, (nuint)j);
        for (; j < target.Length; j++)
            Unsafe.Add(ref y, j) = Unsafe.Add(ref x, j) / Unsafe.Add(ref z, j);
    }

    /// <summary>target_j *= a_j; equal lengths.</summary>
    public static void Multiply(Span<double> target, ReadOnlySpan<double> a) => Products(target, target, a);

    /// <summary>target_j = a_j b_j; equal lengths.</summary>
    public static void Products(Span<double> target, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double y = ref MemoryMarshal.GetReference(target);
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double z = ref MemoryMarshal.GetReference(b);
        int j = 0;
        for (; j + 4 <= target.Length; j += 4)
            (Vector256.LoadUnsafe(ref x, (nuint)j) * Vector256.LoadUnsafe(ref z, (nuint)j)).StoreUnsafe(ref y, (nuint)j);
        for (; j < target.Length; j++)
            Unsafe.Add(ref y, j) = Unsafe.Add(ref x, j) * Unsafe.Add(ref z, j);
    }

    /// <summary>row_j = 1/row_j.</summary>
    public static void Invert(Span<double> row)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
            (Vector256<double>.One / Vector256.LoadUnsafe(ref x, (nuint)j)).StoreUnsafe(ref x, (nuint)j);
        for (; j < row.Length; j++)
            Unsafe.Add(ref x, j) = 1 / Unsafe.Add(ref x, j);
    }

    /// <summary>The sum of a row.</summary>
    public static double Sum(ReadOnlySpan<double> row)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        Vector256<double> s = Vector256<double>.Zero;
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
            s += Vector256.LoadUnsafe(ref x, (nuint)j);
        double sum = Vector256.Sum(s);
        for (; j < row.Length; j++)
            sum += Unsafe.Add(ref x, j);
        return sum;
    }

    /// <summary>row *= factor.</summary>
    public static void Scale(Span<double> row, double factor)
    {
        ref double x = ref MemoryMarshal.GetReference(row);
        Vector256<double> f = Vector256.Create(factor);
        int j = 0;
        for (; j + 4 <= row.Length; j += 4)
            (f * Vector256.LoadUnsafe(ref x, (nuint)j)).StoreUnsafe(ref x, (nuint)j);
        for (; j < row.Length; j++)
            Unsafe.Add(ref x, j) *= factor;
    }

    /// <summary>target += factor row; equal lengths.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor)
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

    /// <summary>target += factor row + factor2 row2; equal lengths.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor, ReadOnlySpan<double> row2, double factor2)
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
