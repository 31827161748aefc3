using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Four running sums with the rounding of every addition kept apart (D. E. Knuth's two-sum).</summary>
internal struct VectorSum
{
    private Vector256<double> _sum;
    private Vector256<double> _rest;

    /// <summary>Adds a term to each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> term)
    {
        Vector256<double> s = _sum + term;
        Vector256<double> v = s - _sum;
        _rest += (_sum - (s - v)) + (term - v);
        _sum = s;
    }

    /// <summary>All four together.</summary>
    public readonly CompensatedSum<Plain> Total()
    {
        CompensatedSum<Plain> total = default;
        for (int lane = 0; lane < 4; lane++)
        {
            total.Add(new Plain(_sum[lane]));
            total.Add(new Plain(_rest[lane]));
        }
        return total;
    }
}
