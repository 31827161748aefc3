using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Two rows of C += L U for blocks of vectors whose lanes are different chains. Sums are fused and in a fixed order, whatever the shape of
/// the block, so a number does not depend on which tile it falls into.
/// </summary>
internal static class LaneKernels
{
    private const int TileColumns = 4;

    /// <summary>c0_j += sum_p l0_p u_pj and c1_j += sum_p l1_p u_pj, p ascending.</summary>
    /// <param name="c0">First of one row of C.</param>
    /// <param name="c1">First of the other; the same row where there is one only.</param>
    /// <param name="l0">First factor of one row; factors lie as far apart as rows of U.</param>
    /// <param name="l1">First factor of the other.</param>
    /// <param name="u">First of U; rows lie <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance of rows of U.</param>
    /// <param name="columns">Columns of C and U.</param>
    /// <param name="depth">Rows of U.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRows(
        ref Vector256<double> c0, ref Vector256<double> c1, ref Vector256<double> l0, ref Vector256<double> l1, ref Vector256<double> u,
        nint stride, nint columns, nint depth)
    {
        nint j = 0;
        for (; j + TileColumns <= columns; j += TileColumns)
            Tile(ref Unsafe.Add(ref c0, j), ref Unsafe.Add(ref c1, j), ref l0, ref l1, ref Unsafe.Add(ref u, j), stride, depth);
        for (; j < columns; j++)
        {
            ref Vector256<double> column = ref Unsafe.Add(ref u, j);
            Vector256<double> a = Unsafe.Add(ref c0, j), b = Unsafe.Add(ref c1, j);
            for (nint p = 0; p < depth; p++)
            {
                Vector256<double> factor = Unsafe.Add(ref column, p * stride);
                a = Vector256.FusedMultiplyAdd(Unsafe.Add(ref l0, p * stride), factor, a);
                b = Vector256.FusedMultiplyAdd(Unsafe.Add(ref l1, p * stride), factor, b);
            }
            Unsafe.Add(ref c0, j) = a;
            Unsafe.Add(ref c1, j) = b;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        ref Vector256<double> c0, ref Vector256<double> c1, ref Vector256<double> l0, ref Vector256<double> l1, ref Vector256<double> u,
        nint stride, nint depth)
    {
        Vector256<double> a0 = c0, a1 = Unsafe.Add(ref c0, 1), a2 = Unsafe.Add(ref c0, 2), a3 = Unsafe.Add(ref c0, 3);
        Vector256<double> b0 = c1, b1 = Unsafe.Add(ref c1, 1), b2 = Unsafe.Add(ref c1, 2), b3 = Unsafe.Add(ref c1, 3);
        for (nint p = 0; p < depth; p++)
        {
            Vector256<double> f = l0, g = l1;
            Vector256<double> u0 = u, u1 = Unsafe.Add(ref u, 1), u2 = Unsafe.Add(ref u, 2), u3 = Unsafe.Add(ref u, 3);
            a0 = Vector256.FusedMultiplyAdd(f, u0, a0);
            a1 = Vector256.FusedMultiplyAdd(f, u1, a1);
            a2 = Vector256.FusedMultiplyAdd(f, u2, a2);
            a3 = Vector256.FusedMultiplyAdd(f, u3, a3);
            b0 = Vector256.FusedMultiplyAdd(g, u0, b0);
            b1 = Vector256.FusedMultiplyAdd(g, u1, b1);
            b2 = Vector256.FusedMultiplyAdd(g, u2, b2);
            b3 = Vector256.FusedMultiplyAdd(g, u3, b3);
            u = ref Unsafe.Add(ref u, stride);
            l0 = ref Unsafe.Add(ref l0, stride);
            l1 = ref Unsafe.Add(ref l1, stride);
        }
        (c0, Unsafe.Add(ref c0, 1), Unsafe.Add(ref c0, 2), Unsafe.Add(ref c0, 3)) = (a0, a1, a2, a3);
        (c1, Unsafe.Add(ref c1, 1), Unsafe.Add(ref c1, 2), Unsafe.Add(ref c1, 3)) = (b0, b1, b2, b3);
    }
}
