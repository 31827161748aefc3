using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>Entries of a run of one multiplet's states, from its first, in the rows that a sweep reads and writes.</summary>
internal readonly ref struct RunRows
{
    /// <summary>The states.</summary>
    public readonly ref double Own;

    /// <summary>One over their exit rates.</summary>
    public readonly ref double Inverse;

    /// <summary>Rate of the bath from each to the next.</summary>
    public readonly ref double Raise;

    /// <summary>And back.</summary>
    public readonly ref double Lower;

    /// <summary>What changes are weighted with.</summary>
    public readonly ref double Weight;

    /// <summary>Right-hand side, where there is one.</summary>
    public readonly ref double Source;

    /// <summary>Whether there is a right-hand side.</summary>
    public readonly bool HasSource;

    /// <summary>Takes entries of the multiplet's rows.</summary>
    public RunRows(
        int first, Span<double> own, ReadOnlySpan<double> inverse, ReadOnlySpan<double> raise, ReadOnlySpan<double> lower,
        ReadOnlySpan<double> weight, ReadOnlySpan<double> source)
    {
        Own = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), first);
        Inverse = ref Unsafe.Add(ref MemoryMarshal.GetReference(inverse), first);
        Raise = ref Unsafe.Add(ref MemoryMarshal.GetReference(raise), first);
        Lower = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), first);
        Weight = ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), first);
        HasSource = !source.IsEmpty;
        if (HasSource)
            Source = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), first);
    }
}
