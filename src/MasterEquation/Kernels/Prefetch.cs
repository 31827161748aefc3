using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>Asks for memory ahead of its use; where the processor has no such instruction, or there is no such memory, nothing happens.</summary>
internal static class Prefetch
{
    /// <summary>Asks for 32 entries of a row, four lines of cache or five.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Run(double[] row, int first)
    {
        if (!Sse.IsSupported)
            return;
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), first);
        Sse.Prefetch0(Unsafe.AsPointer(ref start));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, 8)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, 16)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, 24)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, 32)));
    }

    /// <summary>Asks for the line of cache that a number begins in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref T number)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref number));
    }
}
