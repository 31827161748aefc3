using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Four running sums, one a lane, with the rounding of every addition kept apart (D. E. Knuth's two-sum).</summary>
internal struct LaneSum
{
    private Vector256<double> _sum;
    private Vector256<double> _rest;

    /// <summary>The sums so far.</summary>
    public readonly Vector256<double> Value => _sum + _rest;

    /// <summary>Adds a term to each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> term)
    {
        Vector256<double> s = _sum + term;
        Vector256<double> v = s - _sum;
        _rest += (_sum - (s - v)) + (term - v);
        _sum = s;
    }
}
