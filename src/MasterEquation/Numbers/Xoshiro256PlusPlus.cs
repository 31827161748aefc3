using System.Numerics;

namespace SpinTorque;

/// <summary>The generator xoshiro256++ 1.0 (D. Blackman, S. Vigna, ACM Trans. Math. Softw. 47, 36, 2021): 64 bits a call, period 2^256 - 1.</summary>
internal struct Xoshiro256PlusPlus(ulong s0, ulong s1, ulong s2, ulong s3)
{
    private ulong _s0 = s0, _s1 = s1, _s2 = s2, _s3 = s3;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }
}
