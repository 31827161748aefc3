using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>Four numbers of each of four chains to four chains of each of four numbers, and back.</summary>
internal static class LaneTransposition
{
    /// <summary>The columns of the matrix whose rows are given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> First, Vector256<double> Second, Vector256<double> Third, Vector256<double> Fourth) Of(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (!Avx.IsSupported)
        {
            return (Vector256.Create(a[0], b[0], c[0], d[0]), Vector256.Create(a[1], b[1], c[1], d[1]),
                Vector256.Create(a[2], b[2], c[2], d[2]), Vector256.Create(a[3], b[3], c[3], d[3]));
        }
        Vector256<double> abEven = Avx.UnpackLow(a, b), abOdd = Avx.UnpackHigh(a, b), cdEven = Avx.UnpackLow(c, d), cdOdd = Avx.UnpackHigh(c, d);
        return (Avx.Permute2x128(abEven, cdEven, 0x20), Avx.Permute2x128(abOdd, cdOdd, 0x20),
            Avx.Permute2x128(abEven, cdEven, 0x31), Avx.Permute2x128(abOdd, cdOdd, 0x31));
    }
}
