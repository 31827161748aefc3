using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// C += L U for blocks of one row-major array: the bulk of the elimination. Doubles run in tiles of 4 rows by 8 columns that stay in
/// registers; every sum is fused and in a fixed order, so all machines and thread counts give the same bits.
/// </summary>
internal static class PanelKernels
{
    private const int TileRows = 4;
    private const int TileColumns = 8;

    /// <summary>c[r, j] += sum_p l[r, p] u[p, j]; consecutive rows of all three blocks lie <paramref name="stride"/> numbers apart; no block is empty.</summary>
    /// <param name="c">The array that holds C.</param>
    /// <param name="cStart">First number of C.</param>
    /// <param name="l">The array that holds L.</param>
    /// <param name="lStart">First number of L.</param>
    /// <param name="u">The array that holds U.</param>
    /// <param name="uStart">First number of U.</param>
    /// <param name="stride">Distance of rows.</param>
    /// <param name="rows">Rows of C and L.</param>
    /// <param name="columns">Columns of C and U.</param>
    /// <param name="depth">Columns of L, rows of U.</param>
    public static void AddProduct(double[] c, int cStart, double[] l, int lStart, double[] u, int uStart, int stride, int rows, int columns, int depth)
    {
        // The last number of each block bounds all others.
        _ = c[cStart + (rows - 1) * stride + columns - 1];
        _ = l[lStart + (rows - 1) * stride + depth - 1];
        _ = u[uStart + (depth - 1) * stride + columns - 1];
        AddProduct(ref c[cStart], ref l[lStart], ref u[uStart], stride, rows, columns, depth);
    }

    private static void AddProduct(ref double c, ref double l, ref double u, nint stride, int rows, int columns, int depth)
    {
        int r = 0;
        for (; r + TileRows <= rows; r += TileRows)
        {
            ref double cRow = ref Unsafe.Add(ref c, r * stride);
            ref double lRow = ref Unsafe.Add(ref l, r * stride);
            int j = 0;
            for (; j + TileColumns <= columns; j += TileColumns)
                Tile(ref Unsafe.Add(ref cRow, j), ref lRow, ref Unsafe.Add(ref u, j), stride, depth);
            for (; j + 4 <= columns; j += 4)
                HalfTile(ref Unsafe.Add(ref cRow, j), ref lRow, ref Unsafe.Add(ref u, j), stride, depth);
            for (int row = 0; row < TileRows; row++)
                Rest(ref Unsafe.Add(ref cRow, row * stride), ref Unsafe.Add(ref lRow, row * stride), ref u, stride, j, columns, depth);
        }
        for (; r < rows; r++)
            Row(ref Unsafe.Add(ref c, r * stride), ref Unsafe.Add(ref l, r * stride), ref u, stride, columns, depth);
    }

    private static void Tile(ref double c, ref double l, ref double u, nint stride, int depth)
    {
        ref double c1 = ref Unsafe.Add(ref c, stride);
        ref double c2 = ref Unsafe.Add(ref c1, stride);
        ref double c3 = ref Unsafe.Add(ref c2, stride);
        Vector256<double> s00 = Vector256.LoadUnsafe(ref c), s01 = Vector256.LoadUnsafe(ref c, 4);
        Vector256<double> s10 = Vector256.LoadUnsafe(ref c1), s11 = Vector256.LoadUnsafe(ref c1, 4);
        Vector256<double> s20 = Vector256.LoadUnsafe(ref c2), s21 = Vector256.LoadUnsafe(ref c2, 4);
        Vector256<double> s30 = Vector256.LoadUnsafe(ref c3), s31 = Vector256.LoadUnsafe(ref c3, 4);
        for (int p = 0; p < depth; p++)
        {
            Vector256<double> u0 = Vector256.LoadUnsafe(ref u), u1 = Vector256.LoadUnsafe(ref u, 4);
            Vector256<double> f = Vector256.Create(l);
            s00 = Vector256.FusedMultiplyAdd(f, u0, s00);
            s01 = Vector256.FusedMultiplyAdd(f, u1, s01);
            f = Vector256.Create(Unsafe.Add(ref l, stride));
            s10 = Vector256.FusedMultiplyAdd(f, u0, s10);
            s11 = Vector256.FusedMultiplyAdd(f, u1, s11);
            f = Vector256.Create(Unsafe.Add(ref l, 2 * stride));
            s20 = Vector256.FusedMultiplyAdd(f, u0, s20);
            s21 = Vector256.FusedMultiplyAdd(f, u1, s21);
            f = Vector256.Create(Unsafe.Add(ref l, 3 * stride));
            s30 = Vector256.FusedMultiplyAdd(f, u0, s30);
            s31 = Vector256.FusedMultiplyAdd(f, u1, s31);
            l = ref Unsafe.Add(ref l, 1);
            u = ref Unsafe.Add(ref u, stride);
        }
        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, 4);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, 4);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, 4);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, 4);
    }

    private static void HalfTile(ref double c, ref double l, ref double u, nint stride, int depth)
    {
        ref double c1 = ref Unsafe.Add(ref c, stride);
        ref double c2 = ref Unsafe.Add(ref c1, stride);
        ref double c3 = ref Unsafe.Add(ref c2, stride);
        Vector256<double> s0 = Vector256.LoadUnsafe(ref c), s1 = Vector256.LoadUnsafe(ref c1);
        Vector256<double> s2 = Vector256.LoadUnsafe(ref c2), s3 = Vector256.LoadUnsafe(ref c3);
        for (int p = 0; p < depth; p++)
        {
            Vector256<double> u0 = Vector256.LoadUnsafe(ref u);
            s0 = Vector256.FusedMultiplyAdd(Vector256.Create(l), u0, s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref l, stride)), u0, s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref l, 2 * stride)), u0, s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref l, 3 * stride)), u0, s3);
            l = ref Unsafe.Add(ref l, 1);
            u = ref Unsafe.Add(ref u, stride);
        }
        s0.StoreUnsafe(ref c);
        s1.StoreUnsafe(ref c1);
        s2.StoreUnsafe(ref c2);
        s3.StoreUnsafe(ref c3);
    }

    private static void Row(ref double c, ref double l, ref double u, nint stride, int columns, int depth)
    {
        int j = 0;
        for (; j + 4 <= columns; j += 4)
        {
            Vector256<double> s = Vector256.LoadUnsafe(ref c, (nuint)j);
            for (int p = 0; p < depth; p++)
                s = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref l, p)), Vector256.LoadUnsafe(ref Unsafe.Add(ref u, p * stride), (nuint)j), s);
            s.StoreUnsafe(ref c, (nuint)j);
        }
        Rest(ref c, ref l, ref u, stride, j, columns, depth);
    }

    private static void Rest(ref double c, ref double l, ref double u, nint stride, int j, int columns, int depth)
    {
        for (; j < columns; j++)
        {
            double s = Unsafe.Add(ref c, j);
            for (int p = 0; p < depth; p++)
                s = Math.FusedMultiplyAdd(Unsafe.Add(ref l, p), Unsafe.Add(ref u, p * stride + j), s);
            Unsafe.Add(ref c, j) = s;
        }
    }
}
