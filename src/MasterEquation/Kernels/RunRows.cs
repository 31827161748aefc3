using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>Entries of a run of one multiplet's states, from its first, in the rows that a sweep reads and writes.</summary>
internal readonly ref struct RunRows
{
    private readonly ref double _own;
    private readonly ref double _inverse;
    private readonly ref double _raise;
    private readonly ref double _lower;
    private readonly ref double _weight;
    private readonly ref double _source;

    /// <summary>Takes entries of the multiplet's rows.</summary>
    public RunRows(
        int first, Span<double> own, ReadOnlySpan<double> inverse, ReadOnlySpan<double> raise, ReadOnlySpan<double> lower,
        ReadOnlySpan<double> weight, ReadOnlySpan<double> source)
    {
        _own = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), first);
        _inverse = ref Unsafe.Add(ref MemoryMarshal.GetReference(inverse), first);
        _raise = ref Unsafe.Add(ref MemoryMarshal.GetReference(raise), first);
        _lower = ref Unsafe.Add(ref MemoryMarshal.GetReference(lower), first);
        _weight = ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), first);
        HasSource = !source.IsEmpty;
        if (HasSource)
            _source = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), first);
    }

    /// <summary>The states.</summary>
    public ref double Own => ref _own;

    /// <summary>One over their exit rates.</summary>
    public ref double Inverse => ref _inverse;

    /// <summary>Rate of the bath from each to the next.</summary>
    public ref double Raise => ref _raise;

    /// <summary>And back.</summary>
    public ref double Lower => ref _lower;

    /// <summary>What changes are weighted with.</summary>
    public ref double Weight => ref _weight;

    /// <summary>Right-hand side, where there is one.</summary>
    public ref double Source => ref _source;

    /// <summary>Whether there is a right-hand side.</summary>
    public bool HasSource { get; }
}
