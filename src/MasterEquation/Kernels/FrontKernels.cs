using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>
/// The product of blocks that eliminates four states from a front, four chains side by side: two neighbouring numbers of all four make a
/// vector of eight. Sums are fused and in a fixed order.
/// </summary>
internal static unsafe class FrontKernels
{
    /// <summary>States eliminated together, and rows and columns of a tile.</summary>
    public const int Panel = 4;

    /// <summary>What the first four states make of the rest, moved up and left by four: c_(i-4)(j-4) = c_ij + sum_p l_ip u_pj, p ascending.</summary>
    /// <param name="c">A square.</param>
    /// <param name="l">l_ip at 4 i + p.</param>
    /// <param name="u">u_pj at p size + j.</param>
    /// <param name="size">Rows and columns of C; a multiple of four.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Advance(AlignedLanes c, AlignedLanes l, AlignedLanes u, int size)
    {
        for (nint i = Panel; i < size; i += Panel)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref c.First, i * size), factor = ref Unsafe.Add(ref l.First, i * Panel);
            for (nint j = Panel; j < size; j += Panel)
                Tile(ref Unsafe.Add(ref row, j), size, ref factor, ref Unsafe.Add(ref u.First, j));
            ClearTile(ref Unsafe.Subtract(ref row, Panel * (size + 1) - size), size);
        }
        c.All[((size - Panel) * size)..].Clear();
    }

    /// <summary>The same for derivatives: dc_(i-4)(j-4) = dc_ij + sum_p (dl_ip u_pj + l_ip du_pj).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Advance(AlignedLanes dc, AlignedLanes l, AlignedLanes u, AlignedLanes dl, AlignedLanes du, int size)
    {
        for (nint i = Panel; i < size; i += Panel)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref dc.First, i * size);
            ref Vector256<double> factor = ref Unsafe.Add(ref l.First, i * Panel), slope = ref Unsafe.Add(ref dl.First, i * Panel);
            for (nint j = Panel; j < size; j += Panel)
                Tile(ref Unsafe.Add(ref row, j), size, ref factor, ref slope, ref Unsafe.Add(ref u.First, j), ref Unsafe.Add(ref du.First, j));
            ClearTile(ref Unsafe.Subtract(ref row, Panel * (size + 1) - size), size);
        }
        dc.All[((size - Panel) * size)..].Clear();
    }

    /// <summary>Both at once, so that factors are read once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Advance(AlignedLanes c, AlignedLanes dc, AlignedLanes l, AlignedLanes u, AlignedLanes dl, AlignedLanes du, int size)
    {
        for (nint i = Panel; i < size; i += Panel)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref c.First, i * size), slopeRow = ref Unsafe.Add(ref dc.First, i * size);
            ref Vector256<double> factor = ref Unsafe.Add(ref l.First, i * Panel), slope = ref Unsafe.Add(ref dl.First, i * Panel);
            for (nint j = Panel; j < size; j += Panel)
            {
                Tile(
                    ref Unsafe.Add(ref row, j), ref Unsafe.Add(ref slopeRow, j), size, ref factor, ref slope,
                    ref Unsafe.Add(ref u.First, j), ref Unsafe.Add(ref du.First, j));
            }
            ClearTile(ref Unsafe.Subtract(ref row, Panel * (size + 1) - size), size);
            ClearTile(ref Unsafe.Subtract(ref slopeRow, Panel * (size + 1) - size), size);
        }
        c.All[((size - Panel) * size)..].Clear();
        dc.All[((size - Panel) * size)..].Clear();
    }

    /// <summary>A number of all four chains twice over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Twice(ref Vector256<double> value) => Avx512F.IsSupported
        ? Avx512F.BroadcastVector256ToVector512((double*)Unsafe.AsPointer(ref value))
        : Vector512.Create(value, value);

    /// <summary>Two neighbouring numbers of all four chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref Vector512<double> Pair(ref Vector256<double> first, nint at) => ref Unsafe.As<Vector256<double>, Vector512<double>>(ref Unsafe.Add(ref first, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(ref Vector256<double> c, nint size, ref Vector256<double> l, ref Vector256<double> u)
    {
        Vector512<double> a0 = Pair(ref c, 0), a1 = Pair(ref c, size), a2 = Pair(ref c, 2 * size), a3 = Pair(ref c, 3 * size);
        Vector512<double> b0 = Pair(ref c, 2), b1 = Pair(ref c, size + 2), b2 = Pair(ref c, 2 * size + 2), b3 = Pair(ref c, 3 * size + 2);
        for (nint p = 0; p < Panel; p++)
        {
            Vector512<double> left = Pair(ref u, p * size), right = Pair(ref u, p * size + 2);
            Vector512<double> factor = Twice(ref Unsafe.Add(ref l, p));
            (a0, b0) = (Vector512.FusedMultiplyAdd(factor, left, a0), Vector512.FusedMultiplyAdd(factor, right, b0));
            factor = Twice(ref Unsafe.Add(ref l, p + Panel));
            (a1, b1) = (Vector512.FusedMultiplyAdd(factor, left, a1), Vector512.FusedMultiplyAdd(factor, right, b1));
            factor = Twice(ref Unsafe.Add(ref l, p + 2 * Panel));
            (a2, b2) = (Vector512.FusedMultiplyAdd(factor, left, a2), Vector512.FusedMultiplyAdd(factor, right, b2));
            factor = Twice(ref Unsafe.Add(ref l, p + 3 * Panel));
            (a3, b3) = (Vector512.FusedMultiplyAdd(factor, left, a3), Vector512.FusedMultiplyAdd(factor, right, b3));
        }
        c = ref Unsafe.Subtract(ref c, Panel * size + Panel);
        (Pair(ref c, 0), Pair(ref c, size), Pair(ref c, 2 * size), Pair(ref c, 3 * size)) = (a0, a1, a2, a3);
        (Pair(ref c, 2), Pair(ref c, size + 2), Pair(ref c, 2 * size + 2), Pair(ref c, 3 * size + 2)) = (b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(
        ref Vector256<double> c, nint size, ref Vector256<double> l, ref Vector256<double> dl, ref Vector256<double> u, ref Vector256<double> du)
    {
        Vector512<double> a0 = Pair(ref c, 0), a1 = Pair(ref c, size), a2 = Pair(ref c, 2 * size), a3 = Pair(ref c, 3 * size);
        Vector512<double> b0 = Pair(ref c, 2), b1 = Pair(ref c, size + 2), b2 = Pair(ref c, 2 * size + 2), b3 = Pair(ref c, 3 * size + 2);
        for (nint p = 0; p < Panel; p++)
        {
            Vector512<double> left = Pair(ref u, p * size), right = Pair(ref u, p * size + 2);
            Vector512<double> leftSlope = Pair(ref du, p * size), rightSlope = Pair(ref du, p * size + 2);
            (a0, b0) = Add(ref l, ref dl, p, left, right, leftSlope, rightSlope, a0, b0);
            (a1, b1) = Add(ref l, ref dl, p + Panel, left, right, leftSlope, rightSlope, a1, b1);
            (a2, b2) = Add(ref l, ref dl, p + 2 * Panel, left, right, leftSlope, rightSlope, a2, b2);
            (a3, b3) = Add(ref l, ref dl, p + 3 * Panel, left, right, leftSlope, rightSlope, a3, b3);
        }
        c = ref Unsafe.Subtract(ref c, Panel * size + Panel);
        (Pair(ref c, 0), Pair(ref c, size), Pair(ref c, 2 * size), Pair(ref c, 3 * size)) = (a0, a1, a2, a3);
        (Pair(ref c, 2), Pair(ref c, size + 2), Pair(ref c, 2 * size + 2), Pair(ref c, 3 * size + 2)) = (b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> A, Vector512<double> B) Add(
        ref Vector256<double> l, ref Vector256<double> dl, nint at, Vector512<double> left, Vector512<double> right,
        Vector512<double> leftSlope, Vector512<double> rightSlope, Vector512<double> a, Vector512<double> b)
    {
        Vector512<double> slope = Twice(ref Unsafe.Add(ref dl, at)), factor = Twice(ref Unsafe.Add(ref l, at));
        a = Vector512.FusedMultiplyAdd(slope, left, a);
        b = Vector512.FusedMultiplyAdd(slope, right, b);
        return (Vector512.FusedMultiplyAdd(factor, leftSlope, a), Vector512.FusedMultiplyAdd(factor, rightSlope, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(
        ref Vector256<double> c, ref Vector256<double> dc, nint size, ref Vector256<double> l, ref Vector256<double> dl, ref Vector256<double> u, ref Vector256<double> du)
    {
        Vector512<double> a0 = Pair(ref c, 0), a1 = Pair(ref c, size), a2 = Pair(ref c, 2 * size), a3 = Pair(ref c, 3 * size);
        Vector512<double> b0 = Pair(ref c, 2), b1 = Pair(ref c, size + 2), b2 = Pair(ref c, 2 * size + 2), b3 = Pair(ref c, 3 * size + 2);
        Vector512<double> s0 = Pair(ref dc, 0), s1 = Pair(ref dc, size), s2 = Pair(ref dc, 2 * size), s3 = Pair(ref dc, 3 * size);
        Vector512<double> t0 = Pair(ref dc, 2), t1 = Pair(ref dc, size + 2), t2 = Pair(ref dc, 2 * size + 2), t3 = Pair(ref dc, 3 * size + 2);
        for (nint p = 0; p < Panel; p++)
        {
            Vector512<double> left = Pair(ref u, p * size), right = Pair(ref u, p * size + 2);
            Vector512<double> leftSlope = Pair(ref du, p * size), rightSlope = Pair(ref du, p * size + 2);
            (a0, b0, s0, t0) = Add(ref l, ref dl, p, left, right, leftSlope, rightSlope, a0, b0, s0, t0);
            (a1, b1, s1, t1) = Add(ref l, ref dl, p + Panel, left, right, leftSlope, rightSlope, a1, b1, s1, t1);
            (a2, b2, s2, t2) = Add(ref l, ref dl, p + 2 * Panel, left, right, leftSlope, rightSlope, a2, b2, s2, t2);
            (a3, b3, s3, t3) = Add(ref l, ref dl, p + 3 * Panel, left, right, leftSlope, rightSlope, a3, b3, s3, t3);
        }
        c = ref Unsafe.Subtract(ref c, Panel * size + Panel);
        dc = ref Unsafe.Subtract(ref dc, Panel * size + Panel);
        (Pair(ref c, 0), Pair(ref c, size), Pair(ref c, 2 * size), Pair(ref c, 3 * size)) = (a0, a1, a2, a3);
        (Pair(ref c, 2), Pair(ref c, size + 2), Pair(ref c, 2 * size + 2), Pair(ref c, 3 * size + 2)) = (b0, b1, b2, b3);
        (Pair(ref dc, 0), Pair(ref dc, size), Pair(ref dc, 2 * size), Pair(ref dc, 3 * size)) = (s0, s1, s2, s3);
        (Pair(ref dc, 2), Pair(ref dc, size + 2), Pair(ref dc, 2 * size + 2), Pair(ref dc, 3 * size + 2)) = (t0, t1, t2, t3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> A, Vector512<double> B, Vector512<double> S, Vector512<double> T) Add(
        ref Vector256<double> l, ref Vector256<double> dl, nint at, Vector512<double> left, Vector512<double> right,
        Vector512<double> leftSlope, Vector512<double> rightSlope, Vector512<double> a, Vector512<double> b, Vector512<double> s, Vector512<double> t)
    {
        Vector512<double> slope = Twice(ref Unsafe.Add(ref dl, at)), factor = Twice(ref Unsafe.Add(ref l, at));
        s = Vector512.FusedMultiplyAdd(slope, left, s);
        t = Vector512.FusedMultiplyAdd(slope, right, t);
        a = Vector512.FusedMultiplyAdd(factor, left, a);
        b = Vector512.FusedMultiplyAdd(factor, right, b);
        return (a, b, Vector512.FusedMultiplyAdd(factor, leftSlope, s), Vector512.FusedMultiplyAdd(factor, rightSlope, t));
    }

    // The last four columns of four rows that have moved up, for states that are still to come.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearTile(ref Vector256<double> c, nint size)
    {
        (Pair(ref c, 0), Pair(ref c, size), Pair(ref c, 2 * size), Pair(ref c, 3 * size)) =
            (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        (Pair(ref c, 2), Pair(ref c, size + 2), Pair(ref c, 2 * size + 2), Pair(ref c, 3 * size + 2)) =
            (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
    }
}
