using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>x = Constant + Slope m in double-double, rounded once: (dE - mu)/T along a table.</summary>
internal readonly record struct ScaledArgument(DoubleDouble constant, DoubleDouble slope)
{
    private readonly double _constant = constant.High;
    private readonly double _constantLow = constant.Low;
    private readonly double _slope = slope.High;
    private readonly double _slopeLow = slope.Low;

    /// <summary>The value at an integer m as a double and what it leaves out.</summary>
    public (double High, double Low) At(int m)
    {
        double p = _slope * m;
        double pLow = Math.FusedMultiplyAdd(_slope, m, -p) + _slopeLow * m;
        double s = _constant + p;
        double v = s - _constant;
        double low = (_constant - (s - v)) + (p - v) + (pLow + _constantLow);
        double high = s + low;
        return (high, low - (high - s));
    }

    /// <summary>The values at four integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<double> High, Vector256<double> Low) At(Vector256<double> m)
    {
        Vector256<double> b = Vector256.Create(_slope), a = Vector256.Create(_constant);
        Vector256<double> p = b * m;
        Vector256<double> pLow = Vector256.FusedMultiplyAdd(b, m, -p) + Vector256.Create(_slopeLow) * m;
        Vector256<double> s = a + p;
        Vector256<double> v = s - a;
        Vector256<double> low = (a - (s - v)) + (p - v) + (pLow + Vector256.Create(_constantLow));
        Vector256<double> high = s + low;
        return (high, low - (high - s));
    }
}
