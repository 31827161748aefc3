using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Exponents of four vectors of numbers, x 2^(512 scale): states that lie together share a segment, whose four scales are the lanes'.
/// </summary>
/// <param name="count">Number of states.</param>
internal sealed class LaneScales(int count)
{
    private readonly int[] _segment = new int[count];
    private Vector256<long>[] _scale = new Vector256<long>[16];
    private int _segments;

    /// <summary>The largest exponent so far of each lane.</summary>
    public Vector256<long> Largest { get; private set; }

    /// <summary>The scales of a state.</summary>
    public Vector256<long> this[int state] => _scale[_segment[state]];

    /// <summary>Starts anew: one segment of scale zero.</summary>
    public void Reset() => (_segments, _scale[0], Largest) = (1, Vector256<long>.Zero, Vector256<long>.Zero);

    /// <summary>Opens a segment.</summary>
    /// <returns>Its number.</returns>
    public int Open(Vector256<long> scale)
    {
        if (_segments == _scale.Length)
            Array.Resize(ref _scale, 2 * _segments);
        _scale[_segments] = scale;
        Largest = Vector256.Max(Largest, scale);
        return _segments++;
    }

    /// <summary>Puts a state into a segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Assign(int state, int segment) => _segment[state] = segment;

    /// <summary>True where two states share their scales for certain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Agree(int one, int other) => _segment[one] == _segment[other];

    /// <summary>The segment of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SegmentOf(int state) => _segment[state];

    /// <summary>2^(512 (from - to)) in each lane; zero below the range of a double.</summary>
    public static Vector256<double> Ratio(Vector256<long> from, Vector256<long> to) => Powers((from - to) * 512);

    /// <summary>Its square root, 2^(256 (from - to)).</summary>
    public static Vector256<double> RootOfRatio(Vector256<long> from, Vector256<long> to) => Powers((from - to) * 256);

    private static Vector256<double> Powers(Vector256<long> of) => Vector256.Create(Power(of[0]), Power(of[1]), Power(of[2]), Power(of[3]));

    private static double Power(long of) => Math.ScaleB(1, (int)Math.Clamp(of, -5000, 5000));
}
