using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Balances a run of states one after another along S_z, p_i = (inflow_i + raise_(i-1) p_(i-1) + lower_i p_(i+1))/exit_i, written as
/// p_i = a_i + b_i p_(i-1), or with p_(i+1), so that a state waits for the one before it by one fused multiply-add.
/// </summary>
internal static class RelaxKernels
{
    /// <summary>By rising S_z: p_(i+1) is the earlier one.</summary>
    /// <param name="own">The multiplet's states, updated.</param>
    /// <param name="run">Which of them.</param>
    /// <param name="inflow">Tunnelling inflow of the run; destroyed.</param>
    /// <param name="link">Room for as many.</param>
    /// <param name="raise">Rate of the bath from i to i + 1.</param>
    /// <param name="lower">And from there to i.</param>
    /// <param name="inverse">One over the exit rates.</param>
    /// <param name="weight">What changes are weighted with.</param>
    /// <returns>By how much the states changed, summed.</returns>
    public static double Upwards(
        Span<double> own, (int First, int End) run, Span<double> inflow, Span<double> link,
        ReadOnlySpan<double> raise, ReadOnlySpan<double> lower, ReadOnlySpan<double> inverse, ReadOnlySpan<double> weight)
    {
        (int first, int bottom, int top) = (run.First, run.First == 0 ? 1 : 0, run.End == own.Length ? 1 : 0);
        int length = run.End - first, inner = length - bottom - top;
        if (bottom > 0)
            (inflow[0], link[0]) = (Folded(inflow[0], own, lower, inverse, 0), 0);
        int from = first + bottom;
        if (inner > 0)
        {
            Fold(inflow.Slice(bottom, inner), link.Slice(bottom, inner), inverse.Slice(from, inner),
                lower.Slice(from, inner), own.Slice(from + 1, inner), raise.Slice(from - 1, inner));
        }
        if (top > 0 && length > bottom)
        {
            inflow[length - 1] *= inverse[run.End - 1];
            link[length - 1] = raise[run.End - 2] * inverse[run.End - 1];
        }
        double before = first > 0 ? own[first - 1] : 0;
        double change = 0;
        own = own.Slice(first, length);
        weight = weight.Slice(first, length);
        for (int i = 0; i < length; i++)
            change += Step(ref own[i], inflow[i], link[i], weight[i], ref before);
        return change;
    }

    /// <summary>By falling S_z: p_(i-1) is the earlier one.</summary>
    /// <inheritdoc cref="Upwards"/>
    public static double Downwards(
        Span<double> own, (int First, int End) run, Span<double> inflow, Span<double> link,
        ReadOnlySpan<double> raise, ReadOnlySpan<double> lower, ReadOnlySpan<double> inverse, ReadOnlySpan<double> weight)
    {
        (int first, int bottom, int top) = (run.First, run.First == 0 ? 1 : 0, run.End == own.Length ? 1 : 0);
        int length = run.End - first, inner = length - bottom - top, from = first + bottom;
        if (bottom > 0)
            (inflow[0], link[0]) = (inflow[0] * inverse[0], own.Length > 1 ? lower[0] * inverse[0] : 0);
        if (inner > 0)
        {
            Fold(inflow.Slice(bottom, inner), link.Slice(bottom, inner), inverse.Slice(from, inner),
                raise.Slice(from - 1, inner), own.Slice(from - 1, inner), lower.Slice(from, inner));
        }
        if (top > 0 && length > bottom)
        {
            int last = run.End - 1;
            (inflow[length - 1], link[length - 1]) = (Math.FusedMultiplyAdd(raise[last - 1], own[last - 1], inflow[length - 1]) * inverse[last], 0);
        }
        double before = top > 0 ? 0 : own[run.End];
        double change = 0;
        own = own.Slice(first, length);
        weight = weight.Slice(first, length);
        for (int i = length - 1; i >= 0; i--)
            change += Step(ref own[i], inflow[i], link[i], weight[i], ref before);
        return change;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Step(ref double p, double a, double b, double weight, ref double before)
    {
        before = Math.FusedMultiplyAdd(b, before, a);
        double change = weight * Math.Abs(before - p);
        p = before;
        return change;
    }

    private static double Folded(double inflow, ReadOnlySpan<double> own, ReadOnlySpan<double> lower, ReadOnlySpan<double> inverse, int i) =>
        (own.Length > i + 1 ? Math.FusedMultiplyAdd(lower[i], own[i + 1], inflow) : inflow) * inverse[i];

    // a = (inflow + rate p) inverse, b = ahead inverse
    private static void Fold(
        Span<double> inflow, Span<double> link, ReadOnlySpan<double> inverse, ReadOnlySpan<double> rate, ReadOnlySpan<double> p, ReadOnlySpan<double> ahead)
    {
        ref double a = ref MemoryMarshal.GetReference(inflow), b = ref MemoryMarshal.GetReference(link), s = ref MemoryMarshal.GetReference(inverse);
        ref double r = ref MemoryMarshal.GetReference(rate), x = ref MemoryMarshal.GetReference(p), t = ref MemoryMarshal.GetReference(ahead);
        int i = 0;
        for (; i + 4 <= inflow.Length; i += 4)
        {
            Vector256<double> scale = Load(ref s, i);
            (Vector256.FusedMultiplyAdd(Load(ref r, i), Load(ref x, i), Load(ref a, i)) * scale).StoreUnsafe(ref a, (nuint)i);
            (Load(ref t, i) * scale).StoreUnsafe(ref b, (nuint)i);
        }
        for (; i < inflow.Length; i++)
        {
            inflow[i] = Math.FusedMultiplyAdd(rate[i], p[i], inflow[i]) * inverse[i];
            link[i] = ahead[i] * inverse[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);
}
