using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Four generators xoshiro256++ side by side (D. Blackman, S. Vigna, ACM Trans. Math. Softw. 47, 36, 2021), their states filled by
/// SplitMix64 from a seed and the number of a stream.
/// </summary>
internal struct LaneRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private Vector256<ulong> _a;
    private Vector256<ulong> _b;
    private Vector256<ulong> _c;
    private Vector256<ulong> _d;

    /// <summary>Generators by their states.</summary>
    public LaneRandom(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The generators of a stream; streams of one seed differ, as do seeds.</summary>
    public LaneRandom(ulong seed, ulong stream)
    {
        ulong state = Mix(seed + Golden) ^ Mix(stream * 2 + 1);
        _a = Fill(ref state);
        _b = Fill(ref state);
        _c = Fill(ref state);
        _d = Fill(ref state);
    }

    /// <summary>64 random bits in each lane.</summary>
    public Vector256<ulong> Next()
    {
        Vector256<ulong> sum = _a + _d, result = Rotated(sum, 23) + _a, shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = Rotated(_d, 45);
        return result;
    }

    /// <summary>Uniform numbers above 0 and up to 1, of 52 bits.</summary>
    public Vector256<double> Uniform()
    {
        Vector256<ulong> bits = (Next() >> 12) | Vector256.Create(0x3FF0000000000000UL);
        return Vector256.Create(2.0) - bits.AsDouble();
    }

    /// <summary>Two independent normal numbers in each lane, by Box and Muller.</summary>
    public (Vector256<double> First, Vector256<double> Second) Normals()
    {
        Vector256<double> radius = Vector256.Sqrt(-2.0 * Vector256.Log(Uniform()));
        (Vector256<double> sine, Vector256<double> cosine) = Vector256.SinCos(2 * Math.PI * Uniform());
        return (radius * cosine, radius * sine);
    }

    /// <summary>The next state and output of SplitMix64.</summary>
    public static ulong SplitMix(ref ulong state) => Mix(state += Golden);

    private static Vector256<ulong> Fill(ref ulong state) =>
        Vector256.Create(SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));

    private static Vector256<ulong> Rotated(Vector256<ulong> value, int bits) => (value << bits) | (value >> (64 - bits));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
