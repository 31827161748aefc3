using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// The loops of an elimination in panels (<see cref="PanelBlock"/>): whole vectors of eight, every sum fused and in a fixed order, so all
/// machines and thread counts give the same bits.
/// </summary>
internal static class PanelKernels
{
    private const int TileRows = 4;
    private const int Lanes = 8;

    /// <summary>The sum of a packed column's entries beyond one of them.</summary>
    /// <param name="column">First entry.</param>
    /// <param name="row">The entry.</param>
    /// <param name="length">Its length in whole vectors.</param>
    public static double SumBeyond(ref double column, int row, int length)
    {
        int i = row & -Lanes;
        Vector512<double> sum = Vector512.LoadUnsafe(ref column, (nuint)i) & Beyond(row);
        for (i += Lanes; i < length; i += Lanes)
            sum += Vector512.LoadUnsafe(ref column, (nuint)i);
        return Vector256.Sum(sum.GetLower() + sum.GetUpper());
    }

    /// <summary>l = a/s beyond an entry of a packed column, in its place and apart with zeros before.</summary>
    /// <param name="column">a and then l.</param>
    /// <param name="factors">l.</param>
    /// <param name="row">The entry.</param>
    /// <param name="length">Length in whole vectors.</param>
    /// <param name="s">The exit rate.</param>
    /// <param name="least">Takes the smallest l above zero, and of the entries before.</param>
    public static void Divide(ref double column, ref double factors, int row, int length, double s, ref Smallest least)
    {
        Vector512<double> inverse = Vector512.Create(1 / s), beyond = Beyond(row);
        int i = 0;
        for (; i < (row & -Lanes); i += Lanes)
        {
            least.OfRates = Smallest.Of(least.OfRates, Vector512.LoadUnsafe(ref column, (nuint)i));
            Vector512<double>.Zero.StoreUnsafe(ref factors, (nuint)i);
        }
        least.OfRates = Smallest.Of(least.OfRates, Vector512.LoadUnsafe(ref column, (nuint)i) & Before(row));
        Vector512<double> smallest = Smallest.None;
        for (; i < length; i += Lanes)
        {
            Vector512<double> a = Vector512.LoadUnsafe(ref column, (nuint)i), l = (inverse * a) & beyond;
            smallest = Smallest.Of(smallest, a & beyond);
            l.StoreUnsafe(ref factors, (nuint)i);
            Vector512.ConditionalSelect(beyond, l, a).StoreUnsafe(ref column, (nuint)i);
            beyond = Vector512<double>.AllBitsSet;
        }
        least.OfFactors = Vector512.MinNative(least.OfFactors, smallest * inverse);     // zero where a factor is lost
    }

    /// <summary>dl = (da - l ds)/s beyond an entry of a packed column.</summary>
    /// <param name="column">da and then dl.</param>
    /// <param name="factors">dl.</param>
    /// <param name="l">l, zero up to the entry.</param>
    /// <param name="row">The entry.</param>
    /// <param name="length">Length in whole vectors.</param>
    /// <param name="s">The exit rate.</param>
    /// <param name="ds">Its derivative.</param>
    public static void DivideSlope(ref double column, ref double factors, ref double l, int row, int length, double s, double ds)
    {
        Vector512<double> inverse = Vector512.Create(1 / s), change = Vector512.Create(-ds), beyond = Beyond(row);
        for (int i = 0; i < (row & -Lanes); i += Lanes)
            Vector512<double>.Zero.StoreUnsafe(ref factors, (nuint)i);
        for (int i = row & -Lanes; i < length; i += Lanes)
        {
            Vector512<double> da = Vector512.LoadUnsafe(ref column, (nuint)i);
            Vector512<double> dl = (inverse * Vector512.FusedMultiplyAdd(change, Vector512.LoadUnsafe(ref l, (nuint)i), da)) & beyond;
            dl.StoreUnsafe(ref factors, (nuint)i);
            Vector512.ConditionalSelect(beyond, dl, da).StoreUnsafe(ref column, (nuint)i);
            beyond = Vector512<double>.AllBitsSet;
        }
    }

    /// <summary>a_q += l a_kq for packed columns q; l is zero where a_kq stands.</summary>
    /// <param name="column">The first of them.</param>
    /// <param name="step">Distance to the next.</param>
    /// <param name="count">How many.</param>
    /// <param name="u">a_kq of the first; the others as far apart as columns.</param>
    /// <param name="l">The factors.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="length">Where they end.</param>
    public static void AddColumn(ref double column, nint step, int count, ref double u, ref double l, int from, int length)
    {
        // from the end, so that a_kq is stored last, unchanged
        for (int i = length - Lanes; i >= from; i -= Lanes)
        {
            Vector512<double> factors = Vector512.LoadUnsafe(ref l, (nuint)i);
            ref double target = ref Unsafe.Add(ref column, i);
            for (int q = 0; q < count; q++)
            {
                Vector512<double> sum = Vector512.FusedMultiplyAdd(factors, Vector512.Create(Unsafe.Add(ref u, q * step)), Vector512.LoadUnsafe(ref Unsafe.Add(ref target, q * step)));
                sum.StoreUnsafe(ref Unsafe.Add(ref target, q * step));
            }
        }
    }

    /// <summary>target_t += sum over m before t of l_m[t] rows_m, for rows t one after another.</summary>
    /// <param name="target">First row.</param>
    /// <param name="rows">First row of the addends; the targets themselves where what was added before counts.</param>
    /// <param name="l">First column of factors.</param>
    /// <param name="step">Distance of rows and of columns.</param>
    /// <param name="count">Rows.</param>
    /// <param name="length">Their length in whole vectors.</param>
    public static void AddRows(ref double target, ref double rows, ref double l, nint step, int count, int length)
    {
        for (int i = 0; i < length; i += Lanes)
        {
            for (int t = 1; t < count; t++)
            {
                Vector512<double> sum = Vector512.LoadUnsafe(ref Unsafe.Add(ref target, t * step + i));
                for (int m = 0; m < t; m++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref l, m * step + t)), Vector512.LoadUnsafe(ref Unsafe.Add(ref rows, m * step + i)), sum);
                sum.StoreUnsafe(ref Unsafe.Add(ref target, t * step + i));
            }
        }
    }

    /// <summary>c[r, j] += sum_p l[p, r] u[p, j], in tiles that stay in registers.</summary>
    /// <param name="c">First number of C.</param>
    /// <param name="cStep">Distance of its rows.</param>
    /// <param name="l">First number of L, packed by columns.</param>
    /// <param name="u">First number of U, packed by rows.</param>
    /// <param name="step">Distance of packed columns and rows.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C, in whole vectors.</param>
    /// <param name="depth">Columns of L, rows of U.</param>
    public static void AddProduct(ref double c, nint cStep, ref double l, ref double u, nint step, int rows, int columns, int depth)
    {
        int r = 0;
        for (; r + TileRows <= rows; r += TileRows)
        {
            ref double row = ref Unsafe.Add(ref c, r * cStep);
            ref double factors = ref Unsafe.Add(ref l, r);
            int j = 0;
            for (; j + 2 * Lanes <= columns; j += 2 * Lanes)
                WideTile(ref Unsafe.Add(ref row, j), cStep, ref factors, ref Unsafe.Add(ref u, j), step, depth);
            if (j < columns)
                Tile(ref Unsafe.Add(ref row, j), cStep, ref factors, ref Unsafe.Add(ref u, j), step, depth);
        }
        for (; r < rows; r++)
            Row(ref Unsafe.Add(ref c, r * cStep), ref Unsafe.Add(ref l, r), ref u, step, columns, depth);
    }

    private static void WideTile(ref double c, nint cStep, ref double l, ref double u, nint step, int depth)
    {
        ref double c1 = ref Unsafe.Add(ref c, cStep);
        ref double c2 = ref Unsafe.Add(ref c1, cStep);
        ref double c3 = ref Unsafe.Add(ref c2, cStep);
        Vector512<double> s00 = Vector512.LoadUnsafe(ref c), s01 = Vector512.LoadUnsafe(ref c, Lanes);
        Vector512<double> s10 = Vector512.LoadUnsafe(ref c1), s11 = Vector512.LoadUnsafe(ref c1, Lanes);
        Vector512<double> s20 = Vector512.LoadUnsafe(ref c2), s21 = Vector512.LoadUnsafe(ref c2, Lanes);
        Vector512<double> s30 = Vector512.LoadUnsafe(ref c3), s31 = Vector512.LoadUnsafe(ref c3, Lanes);
        for (int p = 0; p < depth; p++)
        {
            Vector512<double> u0 = Vector512.LoadUnsafe(ref u), u1 = Vector512.LoadUnsafe(ref u, Lanes);
            Vector512<double> f = Vector512.Create(l);
            s00 = Vector512.FusedMultiplyAdd(f, u0, s00);
            s01 = Vector512.FusedMultiplyAdd(f, u1, s01);
            f = Vector512.Create(Unsafe.Add(ref l, 1));
            s10 = Vector512.FusedMultiplyAdd(f, u0, s10);
            s11 = Vector512.FusedMultiplyAdd(f, u1, s11);
            f = Vector512.Create(Unsafe.Add(ref l, 2));
            s20 = Vector512.FusedMultiplyAdd(f, u0, s20);
            s21 = Vector512.FusedMultiplyAdd(f, u1, s21);
            f = Vector512.Create(Unsafe.Add(ref l, 3));
            s30 = Vector512.FusedMultiplyAdd(f, u0, s30);
            s31 = Vector512.FusedMultiplyAdd(f, u1, s31);
            l = ref Unsafe.Add(ref l, step);
            u = ref Unsafe.Add(ref u, step);
        }
        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, Lanes);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, Lanes);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, Lanes);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, Lanes);
    }

    private static void Tile(ref double c, nint cStep, ref double l, ref double u, nint step, int depth)
    {
        ref double c1 = ref Unsafe.Add(ref c, cStep);
        ref double c2 = ref Unsafe.Add(ref c1, cStep);
        ref double c3 = ref Unsafe.Add(ref c2, cStep);
        Vector512<double> s0 = Vector512.LoadUnsafe(ref c), s1 = Vector512.LoadUnsafe(ref c1);
        Vector512<double> s2 = Vector512.LoadUnsafe(ref c2), s3 = Vector512.LoadUnsafe(ref c3);
        for (int p = 0; p < depth; p++)
        {
            Vector512<double> row = Vector512.LoadUnsafe(ref u);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(l), row, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref l, 1)), row, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref l, 2)), row, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref l, 3)), row, s3);
            l = ref Unsafe.Add(ref l, step);
            u = ref Unsafe.Add(ref u, step);
        }
        s0.StoreUnsafe(ref c);
        s1.StoreUnsafe(ref c1);
        s2.StoreUnsafe(ref c2);
        s3.StoreUnsafe(ref c3);
    }

    private static void Row(ref double c, ref double l, ref double u, nint step, int columns, int depth)
    {
        for (int j = 0; j < columns; j += Lanes)
        {
            Vector512<double> sum = Vector512.LoadUnsafe(ref c, (nuint)j);
            for (int p = 0; p < depth; p++)
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref l, p * step)), Vector512.LoadUnsafe(ref Unsafe.Add(ref u, p * step + j)), sum);
            sum.StoreUnsafe(ref c, (nuint)j);
        }
    }

    /// <summary>The smallest positive numbers of some rows and of what was found before.</summary>
    /// <param name="row">First row, of non-negative numbers.</param>
    /// <param name="step">Distance of rows.</param>
    /// <param name="count">Rows.</param>
    /// <param name="length">Their length in whole vectors.</param>
    /// <param name="least">What was found before.</param>
    public static Vector512<double> SmallestPositive(ref double row, nint step, int count, int length, Vector512<double> least)
    {
        for (int r = 0; r < count; r++)
        {
            for (int i = 0; i < length; i += Lanes)
                least = Smallest.Of(least, Vector512.LoadUnsafe(ref Unsafe.Add(ref row, r * step + i)));
        }
        return least;
    }

    // The lanes beyond that of a row in its vector.
    private static Vector512<double> Beyond(int row) =>
        Vector512.GreaterThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)(row & (Lanes - 1))));

    private static Vector512<double> Before(int row) =>
        Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)(row & (Lanes - 1))));
}
