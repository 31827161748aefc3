using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Columns of the four states that a front eliminates next, at the states beyond them: a_ip, l_ip = a_ip/s_p and their derivatives. Column
/// p of row i of the former stands at i size + p, of the latter at 4 i + p; the rows u_pj of the four, at p size + j, are given.
/// </summary>
internal static class FrontColumns
{
    private const int Panel = FrontKernels.Panel;

    /// <summary>sum_i a_ip over the states beyond the four, odd and even ones apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(AlignedLanes from, Span<Vector256<double>> sums, nint size)
    {
        ref Vector256<double> a = ref Unsafe.Add(ref from.First, Panel * size);
        Vector512<double> even0 = Vector512<double>.Zero, even2 = even0, odd0 = even0, odd2 = even0;
        for (nint i = Panel; i < size; i += 2)
        {
            even0 += FrontKernels.Pair(ref a, 0);
            even2 += FrontKernels.Pair(ref a, 2);
            odd0 += FrontKernels.Pair(ref a, size);
            odd2 += FrontKernels.Pair(ref a, size + 2);
            a = ref Unsafe.Add(ref a, 2 * size);
        }
        (even0, even2) = (even0 + odd0, even2 + odd2);
        (sums[0], sums[1], sums[2], sums[3]) = (even0.GetLower(), even0.GetUpper(), even2.GetLower(), even2.GetUpper());
    }

    /// <summary>l_ip = (a_ip + sum_q l_iq u_qp)/s_p, q before p.</summary>
    /// <returns>The smallest that is not zero, lane by lane, those among the four included.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Finish(AlignedLanes rates, AlignedLanes columns, AlignedLanes rows, ReadOnlySpan<Vector256<double>> inverse, nint size)
    {
        ref Vector256<double> u = ref rows.First, a = ref rates.First, l = ref columns.First;
        Vector256<double> u01 = Unsafe.Add(ref u, 1), u02 = Unsafe.Add(ref u, 2), u03 = Unsafe.Add(ref u, 3);
        Vector256<double> u12 = Unsafe.Add(ref u, size + 2), u13 = Unsafe.Add(ref u, size + 3), u23 = Unsafe.Add(ref u, 2 * size + 3);
        Vector256<double> r0 = inverse[0], r1 = inverse[1], r2 = inverse[2], r3 = inverse[3];
        Vector256<double> least0 = LaneMinimum.None, least1 = least0, least2 = least0, least3 = least0;
        for (nint i = Panel; i < size; i++)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref a, i * size), into = ref Unsafe.Add(ref l, i * Panel);
            Vector256<double> l0 = row * r0;
            Vector256<double> l1 = Vector256.FusedMultiplyAdd(l0, u01, Unsafe.Add(ref row, 1)) * r1;
            Vector256<double> l2 = Vector256.FusedMultiplyAdd(l1, u12, Vector256.FusedMultiplyAdd(l0, u02, Unsafe.Add(ref row, 2))) * r2;
            Vector256<double> l3 = Vector256.FusedMultiplyAdd(l0, u03, Unsafe.Add(ref row, 3));
            l3 = Vector256.FusedMultiplyAdd(l2, u23, Vector256.FusedMultiplyAdd(l1, u13, l3)) * r3;
            (into, Unsafe.Add(ref into, 1), Unsafe.Add(ref into, 2), Unsafe.Add(ref into, 3)) = (l0, l1, l2, l3);
            (least0, least1) = (LaneMinimum.Of(least0, l0), LaneMinimum.Of(least1, l1));
            (least2, least3) = (LaneMinimum.Of(least2, l2), LaneMinimum.Of(least3, l3));
        }
        Vector256<double> least = Vector256.MinNative(Vector256.MinNative(least0, least1), Vector256.MinNative(least2, least3));
        for (int p = 1; p < Panel; p++)
        {
            for (int q = 0; q < p; q++)
                least = LaneMinimum.Of(least, Unsafe.Add(ref u, p * size + q));
        }
        return least;
    }

    /// <summary>dl_ip = (da_ip + sum_q (dl_iq u_qp + l_iq du_qp) - l_ip ds_p)/s_p, q before p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FinishSlopes(
        AlignedLanes slopes, AlignedLanes columns, AlignedLanes rows, ReadOnlySpan<Vector256<double>> inverse,
        AlignedLanes columnSlopes, AlignedLanes rowSlopes, ReadOnlySpan<Vector256<double>> exits, nint size)
    {
        ref Vector256<double> u = ref rows.First, du = ref rowSlopes.First, a = ref slopes.First;
        Vector256<double> u01 = Unsafe.Add(ref u, 1), u02 = Unsafe.Add(ref u, 2), u03 = Unsafe.Add(ref u, 3);
        Vector256<double> u12 = Unsafe.Add(ref u, size + 2), u13 = Unsafe.Add(ref u, size + 3), u23 = Unsafe.Add(ref u, 2 * size + 3);
        Vector256<double> v01 = Unsafe.Add(ref du, 1), v02 = Unsafe.Add(ref du, 2), v03 = Unsafe.Add(ref du, 3);
        Vector256<double> v12 = Unsafe.Add(ref du, size + 2), v13 = Unsafe.Add(ref du, size + 3), v23 = Unsafe.Add(ref du, 2 * size + 3);
        Vector256<double> s0 = exits[0], s1 = exits[1], s2 = exits[2], s3 = exits[3];
        Vector256<double> r0 = inverse[0], r1 = inverse[1], r2 = inverse[2], r3 = inverse[3];
        for (nint i = Panel; i < size; i++)
        {
            ref Vector256<double> row = ref Unsafe.Add(ref a, i * size);
            ref Vector256<double> l = ref Unsafe.Add(ref columns.First, i * Panel), dl = ref Unsafe.Add(ref columnSlopes.First, i * Panel);
            Vector256<double> l0 = l, l1 = Unsafe.Add(ref l, 1), l2 = Unsafe.Add(ref l, 2), l3 = Unsafe.Add(ref l, 3);
            Vector256<double> d0 = (row - l0 * s0) * r0;
            Vector256<double> d1 = Vector256.FusedMultiplyAdd(l0, v01, Vector256.FusedMultiplyAdd(d0, u01, Unsafe.Add(ref row, 1)));
            d1 = (d1 - l1 * s1) * r1;
            Vector256<double> d2 = Vector256.FusedMultiplyAdd(l0, v02, Vector256.FusedMultiplyAdd(d0, u02, Unsafe.Add(ref row, 2)));
            d2 = (Vector256.FusedMultiplyAdd(l1, v12, Vector256.FusedMultiplyAdd(d1, u12, d2)) - l2 * s2) * r2;
            Vector256<double> d3 = Vector256.FusedMultiplyAdd(l0, v03, Vector256.FusedMultiplyAdd(d0, u03, Unsafe.Add(ref row, 3)));
            d3 = Vector256.FusedMultiplyAdd(l1, v13, Vector256.FusedMultiplyAdd(d1, u13, d3));
            d3 = (Vector256.FusedMultiplyAdd(l2, v23, Vector256.FusedMultiplyAdd(d2, u23, d3)) - l3 * s3) * r3;
            (dl, Unsafe.Add(ref dl, 1), Unsafe.Add(ref dl, 2), Unsafe.Add(ref dl, 3)) = (d0, d1, d2, d3);
        }
    }
}
