using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Goes farther than a relaxation step; element by element, so all machines give the same bits.</summary>
internal static class OverRelaxation
{
    // Share of the relaxed value that over-relaxing leaves at least, so that probabilities stay positive.
    private const double Least = 0.1;

    /// <summary>relaxed = before + factor (relaxed - before); equal lengths.</summary>
    /// <param name="relaxed">Values after the step, replaced.</param>
    /// <param name="before">Values before it.</param>
    /// <param name="factor">How far to go; above 1.</param>
    /// <param name="positive">True for probabilities.</param>
    public static void Apply(Span<double> relaxed, ReadOnlySpan<double> before, double factor, bool positive)
    {
        ref double x = ref MemoryMarshal.GetReference(relaxed), old = ref MemoryMarshal.GetReference(before);
        int i = 0;
        for (; i + 4 <= relaxed.Length; i += 4)
        {
            Vector256<double> from = Vector256.LoadUnsafe(ref old, (nuint)i), to = Vector256.LoadUnsafe(ref x, (nuint)i);
            Vector256<double> farther = Vector256.FusedMultiplyAdd(Vector256.Create(factor), to - from, from);
            (positive ? Vector256.Max(farther, Least * to) : farther).StoreUnsafe(ref x, (nuint)i);
        }
        for (; i < relaxed.Length; i++)
        {
            double farther = Math.FusedMultiplyAdd(factor, relaxed[i] - before[i], before[i]);
            relaxed[i] = positive ? Math.Max(farther, Least * relaxed[i]) : farther;
        }
    }
}
