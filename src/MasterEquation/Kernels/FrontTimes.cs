using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// A row beside the rates of a front: the mean time that the detours of a visit to each state take, to states already eliminated. It is eliminated as
/// the rates are.
/// </summary>
internal static class FrontTimes
{
    private const int Panel = FrontKernels.Panel;

    /// <summary>t_(j-4) = t_j + sum_p l_p u_pj with l_p = (1 + t_p + sum_q l_q u_qp)/s_p, q before p; without the 1 where own visits do not count.</summary>
    /// <param name="times">The row.</param>
    /// <param name="rows">u_pj at p size + j.</param>
    /// <param name="inverse">1/s_p.</param>
    /// <param name="size">Length of the row.</param>
    /// <param name="counts">Whether the four states' own visits count.</param>
    /// <returns>sum_p l_p, the mean times until each of the four is left for good.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Advance(AlignedLanes times, AlignedLanes rows, ReadOnlySpan<Vector256<double>> inverse, nint size, bool counts)
    {
        ref Vector256<double> t = ref times.First, u = ref rows.First;
        Vector256<double> own = counts ? Vector256<double>.One : Vector256<double>.Zero;
        Vector256<double> l0 = (own + t) * inverse[0];
        Vector256<double> l1 = Vector256.FusedMultiplyAdd(l0, Unsafe.Add(ref u, 1), own + Unsafe.Add(ref t, 1)) * inverse[1];
        Vector256<double> l2 = Vector256.FusedMultiplyAdd(l0, Unsafe.Add(ref u, 2), own + Unsafe.Add(ref t, 2));
        l2 = Vector256.FusedMultiplyAdd(l1, Unsafe.Add(ref u, size + 2), l2) * inverse[2];
        Vector256<double> l3 = Vector256.FusedMultiplyAdd(l0, Unsafe.Add(ref u, 3), own + Unsafe.Add(ref t, 3));
        l3 = Vector256.FusedMultiplyAdd(l1, Unsafe.Add(ref u, size + 3), l3);
        l3 = Vector256.FusedMultiplyAdd(l2, Unsafe.Add(ref u, 2 * size + 3), l3) * inverse[3];
        for (nint j = Panel; j < size; j++)
        {
            Vector256<double> sum = Vector256.FusedMultiplyAdd(l0, Unsafe.Add(ref u, j), Unsafe.Add(ref t, j));
            sum = Vector256.FusedMultiplyAdd(l1, Unsafe.Add(ref u, size + j), sum);
            sum = Vector256.FusedMultiplyAdd(l2, Unsafe.Add(ref u, 2 * size + j), sum);
            Unsafe.Add(ref t, j - Panel) = Vector256.FusedMultiplyAdd(l3, Unsafe.Add(ref u, 3 * size + j), sum);
        }
        times.All[^Panel..].Clear();
        return l0 + l1 + l2 + l3;
    }
}
