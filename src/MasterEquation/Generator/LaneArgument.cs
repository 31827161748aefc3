using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>x = Constant + Slope m of four working points, one a lane, as <see cref="ScaledArgument"/> has it.</summary>
internal readonly struct LaneArgument
{
    private readonly Vector256<double> _constant;
    private readonly Vector256<double> _constantLow;
    private readonly Vector256<double> _slope;
    private readonly Vector256<double> _slopeLow;

    /// <param name="lines">Constant and slope of each lane.</param>
    public LaneArgument(ReadOnlySpan<LinearEnergy> lines)
    {
        _constant = Vector256.Create(lines[0].Constant.High, lines[1].Constant.High, lines[2].Constant.High, lines[3].Constant.High);
        _constantLow = Vector256.Create(lines[0].Constant.Low, lines[1].Constant.Low, lines[2].Constant.Low, lines[3].Constant.Low);
        _slope = Vector256.Create(lines[0].Slope.High, lines[1].Slope.High, lines[2].Slope.High, lines[3].Slope.High);
        _slopeLow = Vector256.Create(lines[0].Slope.Low, lines[1].Slope.Low, lines[2].Slope.Low, lines[3].Slope.Low);
    }

    /// <summary>The values at an integer m as doubles and what they leave out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<double> High, Vector256<double> Low) At(double integer)
    {
        Vector256<double> m = Vector256.Create(integer), p = _slope * m;
        Vector256<double> pLow = Vector256.FusedMultiplyAdd(_slope, m, -p) + _slopeLow * m;
        Vector256<double> s = _constant + p;
        Vector256<double> v = s - _constant;
        Vector256<double> low = (_constant - (s - v)) + (p - v) + (pLow + _constantLow);
        Vector256<double> high = s + low;
        return (high, low - (high - s));
    }
}
