using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Rows of the four states that a front eliminates next, at the states beyond them, two columns in a vector: u_pj at p size + j, beside the
/// factors l_pq among the four.
/// </summary>
internal static class FrontRows
{
    private const int Panel = FrontKernels.Panel;

    /// <summary>u_pj = a_pj + sum_q l_pq u_qj, q before p.</summary>
    /// <returns>The smallest that is not zero, lane by lane, those among the four included.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Finish(AlignedLanes rates, AlignedLanes rows, nint size)
    {
        ref Vector256<double> u = ref rows.First, a = ref rates.First;
        Vector512<double> l10 = FrontKernels.Twice(ref Unsafe.Add(ref u, size)), l20 = FrontKernels.Twice(ref Unsafe.Add(ref u, 2 * size)), l21 = FrontKernels.Twice(ref Unsafe.Add(ref u, 2 * size + 1));
        Vector512<double> l30 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size)), l31 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size + 1)), l32 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size + 2));
        Vector512<double> least0 = Vector512.Create(double.PositiveInfinity), least1 = least0, least2 = least0, least3 = least0;
        for (nint j = Panel; j < size; j += 2)
        {
            Vector512<double> u0 = FrontKernels.Pair(ref a, j);
            Vector512<double> u1 = Vector512.FusedMultiplyAdd(l10, u0, FrontKernels.Pair(ref a, j + size));
            Vector512<double> u2 = Vector512.FusedMultiplyAdd(l21, u1, Vector512.FusedMultiplyAdd(l20, u0, FrontKernels.Pair(ref a, j + 2 * size)));
            Vector512<double> u3 = Vector512.FusedMultiplyAdd(l30, u0, FrontKernels.Pair(ref a, j + 3 * size));
            u3 = Vector512.FusedMultiplyAdd(l32, u2, Vector512.FusedMultiplyAdd(l31, u1, u3));
            (FrontKernels.Pair(ref u, j), FrontKernels.Pair(ref u, j + size)) = (u0, u1);
            (FrontKernels.Pair(ref u, j + 2 * size), FrontKernels.Pair(ref u, j + 3 * size)) = (u2, u3);
            (least0, least1) = (LaneMinimum.Of(least0, u0), LaneMinimum.Of(least1, u1));
            (least2, least3) = (LaneMinimum.Of(least2, u2), LaneMinimum.Of(least3, u3));
        }
        Vector512<double> both = Vector512.MinNative(Vector512.MinNative(least0, least1), Vector512.MinNative(least2, least3));
        Vector256<double> least = Vector256.MinNative(both.GetLower(), both.GetUpper());
        for (int p = 0; p < Panel; p++)
        {
            for (int q = p + 1; q < Panel; q++)
                least = LaneMinimum.Of(least, Unsafe.Add(ref u, p * size + q));
        }
        return least;
    }

    /// <summary>du_pj = da_pj + sum_q (dl_pq u_qj + l_pq du_qj), q before p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FinishSlopes(AlignedLanes slopes, AlignedLanes rows, AlignedLanes rowSlopes, nint size)
    {
        ref Vector256<double> u = ref rows.First, du = ref rowSlopes.First, a = ref slopes.First;
        Vector512<double> l10 = FrontKernels.Twice(ref Unsafe.Add(ref u, size)), l20 = FrontKernels.Twice(ref Unsafe.Add(ref u, 2 * size)), l21 = FrontKernels.Twice(ref Unsafe.Add(ref u, 2 * size + 1));
        Vector512<double> l30 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size)), l31 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size + 1)), l32 = FrontKernels.Twice(ref Unsafe.Add(ref u, 3 * size + 2));
        Vector512<double> d10 = FrontKernels.Twice(ref Unsafe.Add(ref du, size)), d20 = FrontKernels.Twice(ref Unsafe.Add(ref du, 2 * size)), d21 = FrontKernels.Twice(ref Unsafe.Add(ref du, 2 * size + 1));
        Vector512<double> d30 = FrontKernels.Twice(ref Unsafe.Add(ref du, 3 * size)), d31 = FrontKernels.Twice(ref Unsafe.Add(ref du, 3 * size + 1)), d32 = FrontKernels.Twice(ref Unsafe.Add(ref du, 3 * size + 2));
        for (nint j = Panel; j < size; j += 2)
        {
            Vector512<double> u0 = FrontKernels.Pair(ref u, j), u1 = FrontKernels.Pair(ref u, j + size), u2 = FrontKernels.Pair(ref u, j + 2 * size);
            Vector512<double> v0 = FrontKernels.Pair(ref a, j);
            Vector512<double> v1 = Vector512.FusedMultiplyAdd(l10, v0, Vector512.FusedMultiplyAdd(d10, u0, FrontKernels.Pair(ref a, j + size)));
            Vector512<double> v2 = Vector512.FusedMultiplyAdd(l20, v0, Vector512.FusedMultiplyAdd(d20, u0, FrontKernels.Pair(ref a, j + 2 * size)));
            v2 = Vector512.FusedMultiplyAdd(l21, v1, Vector512.FusedMultiplyAdd(d21, u1, v2));
            Vector512<double> v3 = Vector512.FusedMultiplyAdd(l30, v0, Vector512.FusedMultiplyAdd(d30, u0, FrontKernels.Pair(ref a, j + 3 * size)));
            v3 = Vector512.FusedMultiplyAdd(l31, v1, Vector512.FusedMultiplyAdd(d31, u1, v3));
            v3 = Vector512.FusedMultiplyAdd(l32, v2, Vector512.FusedMultiplyAdd(d32, u2, v3));
            (FrontKernels.Pair(ref du, j), FrontKernels.Pair(ref du, j + size)) = (v0, v1);
            (FrontKernels.Pair(ref du, j + 2 * size), FrontKernels.Pair(ref du, j + 3 * size)) = (v2, v3);
        }
    }
}
