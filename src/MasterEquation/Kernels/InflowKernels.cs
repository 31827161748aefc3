using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Sums over the neighbours of one multiplet along a short run of S_z, held in registers; every sum is fused and takes the neighbours in order,
/// so all machines and all runs give the same bits.
/// </summary>
internal static class InflowKernels
{
    /// <summary>States that stay in registers together.</summary>
    public const int Run = 32;

    /// <summary>inflow_i = sum_j rate_j,i p_j,i over all neighbours, below then above, for states that have both origins at each of them.</summary>
    /// <param name="inflows">The neighbours.</param>
    /// <param name="rates">Row of rates.</param>
    /// <param name="p">Vector.</param>
    /// <param name="first">First state.</param>
    /// <param name="inflow">Result by state, from the first.</param>
    public static void Gather(ReadOnlySpan<Inflow> inflows, ReadOnlySpan<double> rates, ReadOnlySpan<double> p, int first, Span<double> inflow)
    {
        ref double r = ref MemoryMarshal.GetReference(rates);
        ref double x = ref MemoryMarshal.GetReference(p);
        ref double y = ref MemoryMarshal.GetReference(inflow);
        int i = 0;
        for (; i + 4 <= inflow.Length; i += 4)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            foreach (ref readonly Inflow from in inflows)
            {
                sum = Vector256.FusedMultiplyAdd(Load(ref r, from.RateBelow + first + i), Load(ref x, from.FromBelow + first + i), sum);
                sum = Vector256.FusedMultiplyAdd(Load(ref r, from.RateAbove + first + i), Load(ref x, from.FromAbove + first + i), sum);
            }
            sum.StoreUnsafe(ref y, (nuint)i);
        }
        for (; i < inflow.Length; i++)
            inflow[i] = Gather(inflows, rates, p, first + i);
    }

    /// <summary>The same for one state, whichever origins it has.</summary>
    public static double Gather(ReadOnlySpan<Inflow> inflows, ReadOnlySpan<double> rates, ReadOnlySpan<double> p, int state)
    {
        double sum = 0;
        foreach (ref readonly Inflow from in inflows)
        {
            if (state >= from.Below.First && state < from.Below.End)
                sum = Math.FusedMultiplyAdd(rates[from.RateBelow + state], p[from.FromBelow + state], sum);
            if (state >= from.Above.First && state < from.Above.End)
                sum = Math.FusedMultiplyAdd(rates[from.RateAbove + state], p[from.FromAbove + state], sum);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);
}
