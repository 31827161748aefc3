using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// e^-x for x not below zero, from fused and single operations element by element, so that all machines give the same bits; those of the
/// base library depend on the vectors that there are.
/// </summary>
/// <remarks>
/// -x = k ln 2 + r with |r| up to ln 2/2, and e^r - 1 by Taylor's series to r^13, whose rest is below 1e-18 of e^r. Right to two and a half
/// roundings.
/// </remarks>
internal static class ExponentialKernel
{
    private const double Magic = 6755399441055744;              // 1.5 2^52: adding it rounds to an integer, in the lowest bits
    private const double InverseLogOfTwo = 1.4426950408889634;
    private const double LogOfTwo = 0.6931471805599453;
    private const double LogOfTwoRest = 2.3190468138462996e-17;
    private const double Most = 760;                            // beyond it all is zero

    /// <summary>e^-(x + rest) and 1 - e^-(x + rest), each with full relative accuracy.</summary>
    /// <param name="x">Not below zero.</param>
    /// <param name="rest">At most an ulp of x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Value, Vector256<double> Complement) Of(Vector256<double> x, Vector256<double> rest)
    {
        Vector256<double> magic = Vector256.Create(Magic), y = -Vector256.Min(x, Vector256.Create(Most));
        Vector256<double> shifted = Vector256.FusedMultiplyAdd(y, Vector256.Create(InverseLogOfTwo), magic), k = shifted - magic;
        Vector256<double> r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-LogOfTwo), y);            // exact
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-LogOfTwoRest), r) - rest;
        Vector256<double> grown = Grown(r);
        // in two steps, since 2^k alone may be below the range
        Vector256<double> half = Vector256.FusedMultiplyAdd(k, Vector256.Create(0.5), magic), first = PowerOfTwo(half), second = PowerOfTwo(shifted - (half - magic));
        Vector256<double> power = first * second;
        Vector256<double> complement = (Vector256<double>.One - power) - power * grown;
        return ((Vector256<double>.One + grown) * first * second, complement);
    }

    /// <summary>The same of one number.</summary>
    public static (double Value, double Complement) Of(double x, double rest)
    {
        (Vector256<double> value, Vector256<double> complement) = Of(Vector256.Create(x), Vector256.Create(rest));
        return (value[0], complement[0]);
    }

    // e^r - 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Grown(Vector256<double> r)
    {
        Vector256<double> r2 = r * r, r4 = r2 * r2;
        Vector256<double> a = Line(r, 0.5, 0.16666666666666666), b = Line(r, 0.041666666666666664, 0.008333333333333333);
        Vector256<double> c = Line(r, 0.001388888888888889, 0.0001984126984126984), d = Line(r, 2.48015873015873e-05, 2.7557319223985893e-06);
        Vector256<double> e = Line(r, 2.755731922398589e-07, 2.505210838544172e-08), f = Line(r, 2.08767569878681e-09, 1.6059043836821613e-10);
        Vector256<double> low = Vector256.FusedMultiplyAdd(r2, b, a), middle = Vector256.FusedMultiplyAdd(r2, d, c), high = Vector256.FusedMultiplyAdd(r2, f, e);
        return Vector256.FusedMultiplyAdd(r2, Vector256.FusedMultiplyAdd(r4, Vector256.FusedMultiplyAdd(r4, high, middle), low), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Line(Vector256<double> r, double constant, double slope) =>
        Vector256.FusedMultiplyAdd(r, Vector256.Create(slope), Vector256.Create(constant));

    // 2^k from k + magic
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<double> shifted) =>
        (Vector256.ShiftLeft(shifted.AsInt64(), 52) + Vector256.Create(0x3FF0000000000000L)).AsDouble();
}
