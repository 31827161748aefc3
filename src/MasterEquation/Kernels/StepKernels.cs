using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>
/// Eight steps of p_i = a_i + b_i p_(i-1) in a vector: steps are joined in pairs, fours and eights, (a, b) after (a', b') being
/// (a + b a', b b'), so that eight states wait for the one before them by one multiply-add. Same operations, and so the same bits, on all machines.
/// </summary>
internal static class StepKernels
{
    /// <summary>p_0 to p_7, of no use where a product of b is not finite.</summary>
    /// <param name="a">a_0 to a_7.</param>
    /// <param name="b">b_0 to b_7; not negative.</param>
    /// <param name="before">p_(-1); then p_7.</param>
    /// <param name="products">The products of b are added to it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Follow(Vector512<double> a, Vector512<double> b, ref double before, ref Vector512<double> products)
    {
        Vector512<double> zero = Vector512<double>.Zero, one = Vector512<double>.One;
        (a, b) = (Vector512.FusedMultiplyAdd(b, Pairs(a, zero), a), b * Pairs(b, one));
        (a, b) = (Vector512.FusedMultiplyAdd(b, Fours(a, zero), a), b * Fours(b, one));
        (a, b) = (Vector512.FusedMultiplyAdd(b, Eights(a, zero), a), b * Eights(b, one));
        products += b;
        Vector512<double> p = Vector512.FusedMultiplyAdd(b, Vector512.Create(before), a);
        before = Math.FusedMultiplyAdd(b[7], before, a[7]);
        return p;
    }

    /// <summary>x_7 to x_0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Reversed(Vector512<double> x) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64(x, Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0))
        : Vector512.Create(x[7], x[6], x[5], x[4], x[3], x[2], x[1], x[0]);

    // Of each pair the first goes to the second; and so on. Other lanes take what changes nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pairs(Vector512<double> x, Vector512<double> none) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(none, x)
        : Vector512.Create(none[0], x[0], none[2], x[2], none[4], x[4], none[6], x[6]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fours(Vector512<double> x, Vector512<double> none) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(none, Vector512.Create(0L, 1, 9, 9, 4, 5, 13, 13), x)
        : Vector512.Create(none[0], none[1], x[1], x[1], none[4], none[5], x[5], x[5]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eights(Vector512<double> x, Vector512<double> none) => Avx512F.IsSupported
        ? Avx512F.PermuteVar8x64x2(none, Vector512.Create(0L, 1, 2, 3, 11, 11, 11, 11), x)
        : Vector512.Create(none[0], none[1], none[2], none[3], x[3], x[3], x[3], x[3]);
}
