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
        for (; i + Run <= inflow.Length; i += Run)
            GatherRun(inflows, ref r, ref x, first + i, ref Unsafe.Add(ref y, i));
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

    private static void GatherRun(ReadOnlySpan<Inflow> inflows, ref double r, ref double x, int first, ref double y)
    {
        Vector256<double> a = Vector256<double>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        foreach (ref readonly Inflow from in inflows)
        {
            Add(ref Unsafe.Add(ref r, from.RateBelow + first), ref Unsafe.Add(ref x, from.FromBelow + first), ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            Add(ref Unsafe.Add(ref r, from.RateAbove + first), ref Unsafe.Add(ref x, from.FromAbove + first), ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        }
        a.StoreUnsafe(ref y, 0);
        b.StoreUnsafe(ref y, 4);
        c.StoreUnsafe(ref y, 8);
        d.StoreUnsafe(ref y, 12);
        e.StoreUnsafe(ref y, 16);
        f.StoreUnsafe(ref y, 20);
        g.StoreUnsafe(ref y, 24);
        h.StoreUnsafe(ref y, 28);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref double r, ref double x, ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d,
        ref Vector256<double> e, ref Vector256<double> f, ref Vector256<double> g, ref Vector256<double> h)
    {
        a = Vector256.FusedMultiplyAdd(Load(ref r, 0), Load(ref x, 0), a);
        b = Vector256.FusedMultiplyAdd(Load(ref r, 4), Load(ref x, 4), b);
        c = Vector256.FusedMultiplyAdd(Load(ref r, 8), Load(ref x, 8), c);
        d = Vector256.FusedMultiplyAdd(Load(ref r, 12), Load(ref x, 12), d);
        e = Vector256.FusedMultiplyAdd(Load(ref r, 16), Load(ref x, 16), e);
        f = Vector256.FusedMultiplyAdd(Load(ref r, 20), Load(ref x, 20), f);
        g = Vector256.FusedMultiplyAdd(Load(ref r, 24), Load(ref x, 24), g);
        h = Vector256.FusedMultiplyAdd(Load(ref r, 28), Load(ref x, 28), h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);
}
