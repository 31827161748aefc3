using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Gamma w along a table: the Clebsch-Gordan weight is (a + b m)/c with integers a, b, c [PW 17, 19].</summary>
internal readonly struct LinearWeight
{
    private readonly double _constant;
    private readonly double _slope;
    private readonly double _scale;
    private readonly double _denominator;

    public LinearWeight(TunnellingChannel channel, int sigma, MatrixElements kind, double rate)
    {
        (_constant, _slope, _denominator) = TunnellingWeight.Line(channel.SpinChange, channel.Spin, sigma, kind);
        _scale = rate;
    }

    /// <summary>True where nothing couples.</summary>
    public bool IsZero => _scale == 0;

    /// <summary>Gamma w at m = 2 S_z of the state without the electron.</summary>
    public double At(int m) => _scale * ((_constant + _slope * m) / _denominator);

    /// <summary>The same at four values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> At(Vector256<double> m) =>
        Vector256.Create(_scale) * ((Vector256.Create(_constant) + Vector256.Create(_slope) * m) / Vector256.Create(_denominator));
}
