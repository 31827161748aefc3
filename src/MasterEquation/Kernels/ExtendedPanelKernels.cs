using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>The loops of an elimination in panels with exponents apart; the bits are those of one number at a time.</summary>
internal static class ExtendedPanelKernels
{
    private const int TileRows = 4;

    /// <summary>Numbers beyond a place over the largest power of two among theirs.</summary>
    /// <param name="column">The numbers.</param>
    /// <param name="row">The place.</param>
    /// <param name="scaled">Takes them as doubles.</param>
    /// <returns>The exponent of that power.</returns>
    public static long Scale(ExtendedRow column, int row, ref double scaled)
    {
        Vector512<long> beyond = Beyond(row).AsInt64(), none = Vector512.Create(ExtendedVector.None), largest = none;
        int from = row & -ExtendedVector.Count;
        for (int i = from; i < column.Length; i += ExtendedVector.Count)
        {
            largest = Vector512.Max(largest, Vector512.ConditionalSelect(beyond, column.At(i).Steps, none));
            beyond = Vector512<long>.AllBitsSet;
        }
        long most = ExtendedVector.None;
        for (int lane = 0; lane < ExtendedVector.Count; lane++)
            most = Math.Max(most, largest[lane]);
        beyond = Beyond(row).AsInt64();
        for (int i = from; i < column.Length; i += ExtendedVector.Count)
        {
            ExtendedVector numbers = column.At(i);
            (numbers with { Steps = Vector512.ConditionalSelect(beyond, numbers.Steps, none) }).Over(most).StoreUnsafe(ref scaled, (nuint)i);
            beyond = Vector512<long>.AllBitsSet;
        }
        return most;
    }

    /// <summary>l = a/s beyond a place, in a's place and apart with zeros before.</summary>
    /// <param name="column">a and then l.</param>
    /// <param name="factors">l.</param>
    /// <param name="row">The place.</param>
    /// <param name="inverse">1/s, eight times.</param>
    public static void Divide(ExtendedRow column, ExtendedRow factors, int row, in ExtendedVector inverse)
    {
        Vector512<double> beyond = Beyond(row);
        Vector512<long> none = Vector512.Create(ExtendedVector.None);
        int i = 0;
        for (; i < (row & -ExtendedVector.Count); i += ExtendedVector.Count)
            factors.Set(i, new ExtendedVector(Vector512<double>.Zero, none));
        for (; i < column.Length; i += ExtendedVector.Count)
        {
            ExtendedVector a = column.At(i), l = a * inverse;
            factors.Set(i, new ExtendedVector(l.Mantissas & beyond, Vector512.ConditionalSelect(beyond.AsInt64(), l.Steps, none)));
            column.Set(i, new ExtendedVector(
                Vector512.ConditionalSelect(beyond, l.Mantissas, a.Mantissas), Vector512.ConditionalSelect(beyond.AsInt64(), l.Steps, a.Steps)));
            beyond = Vector512<double>.AllBitsSet;
        }
    }

    /// <summary>target += factor row from a place on.</summary>
    public static void Add(ExtendedRow target, ExtendedRow row, in ExtendedVector factor, int from)
    {
        for (int i = from; i < target.Length; i += ExtendedVector.Count)
            target.Set(i, target.At(i).Plus(row.At(i), factor).Normalised());
    }

    /// <summary>c[r, j] += sum_p l[p, r] u[p, j].</summary>
    /// <param name="c">First number of C.</param>
    /// <param name="cStep">Distance of its rows.</param>
    /// <param name="l">First column of L.</param>
    /// <param name="start">Its first number.</param>
    /// <param name="u">First row of U.</param>
    /// <param name="stride">Distance of columns and rows.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="depth">Columns of L, rows of U.</param>
    public static void AddProduct(ref Extended c, nint cStep, ExtendedRow l, int start, ExtendedRow u, int stride, int rows, int depth)
    {
        int r = 0;
        for (; r + TileRows <= rows; r += TileRows)
        {
            for (int j = 0; j < u.Length; j += ExtendedVector.Count)
                Tile(ref Unsafe.Add(ref c, r * cStep + j), cStep, l, start + r, u, j, stride, depth);
        }
        for (; r < rows; r++)
        {
            for (int j = 0; j < u.Length; j += ExtendedVector.Count)
            {
                ref Extended at = ref Unsafe.Add(ref c, r * cStep + j);
                ExtendedVector sum = ExtendedVector.Load(ref at);
                for (int p = 0; p < depth; p++)
                    sum = sum.Plus(l.Each(p * stride + start + r), u.At(p * stride + j));
                sum.Normalised().Store(ref at);
            }
        }
    }

    private static void Tile(ref Extended c, nint cStep, ExtendedRow l, int start, ExtendedRow u, int j, int stride, int depth)
    {
        ref Extended c1 = ref Unsafe.Add(ref c, cStep);
        ref Extended c2 = ref Unsafe.Add(ref c1, cStep);
        ref Extended c3 = ref Unsafe.Add(ref c2, cStep);
        ExtendedVector s0 = ExtendedVector.Load(ref c), s1 = ExtendedVector.Load(ref c1);
        ExtendedVector s2 = ExtendedVector.Load(ref c2), s3 = ExtendedVector.Load(ref c3);
        for (int p = 0; p < depth; p++, start += stride, j += stride)
        {
            ExtendedVector row = u.At(j);
            s0 = s0.Plus(l.Each(start), row);
            s1 = s1.Plus(l.Each(start + 1), row);
            s2 = s2.Plus(l.Each(start + 2), row);
            s3 = s3.Plus(l.Each(start + 3), row);
        }
        s0.Normalised().Store(ref c);
        s1.Normalised().Store(ref c1);
        s2.Normalised().Store(ref c2);
        s3.Normalised().Store(ref c3);
    }

    // The lanes beyond that of a row in its vector.
    private static Vector512<double> Beyond(int row) =>
        Vector512.GreaterThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)(row & (ExtendedVector.Count - 1))));
}
