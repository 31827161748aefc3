using System.Runtime.CompilerServices;

namespace SpinTorque;

/// <summary>A running sum with the rounding of every addition kept apart (D. E. Knuth's two-sum): as if summed in twice the digits.</summary>
/// <typeparam name="T">The number.</typeparam>
internal struct CompensatedSum<T>
    where T : struct, IRateNumber<T>
{
    private T _sum;
    private T _rest;

    /// <summary>The sum so far.</summary>
    public readonly T Value => _sum + _rest;

    /// <summary>Adds a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T term)
    {
        T s = _sum + term;
        T v = s - _sum;
        _rest += (_sum - (s - v)) + (term - v);
        _sum = s;
    }
}
