using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>An array of vectors that begins at a line of cache, so that two of them never share one with a third.</summary>
internal sealed class AlignedLanes
{
    private const int Line = 64;

    private readonly double[] _numbers;
    private readonly int _first;

    /// <param name="length">Number of vectors.</param>
    public AlignedLanes(int length)
    {
        Length = length;
        _numbers = GC.AllocateArray<double>(checked(length * Vector256<double>.Count + Line / sizeof(double)), pinned: true);
        var address = (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0);
        _first = (int)((Line - address % Line) % Line / sizeof(double));
    }

    /// <summary>Number of vectors.</summary>
    public int Length { get; }

    /// <summary>One of the vectors.</summary>
    public ref Vector256<double> this[int index] => ref All[index];

    /// <summary>The vectors.</summary>
    public Span<Vector256<double>> All => MemoryMarshal.CreateSpan(ref First, Length);

    /// <summary>The first of them, for kernels.</summary>
    public ref Vector256<double> First => ref Unsafe.As<double, Vector256<double>>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _first));
}
