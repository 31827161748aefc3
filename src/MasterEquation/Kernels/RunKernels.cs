using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpinTorque;

/// <summary>
/// Sums what flows into a whole run of states and balances them along S_z, as <see cref="InflowKernels"/> and <see cref="RelaxKernels"/> do, in
/// registers: for runs whose states have all neighbours, of their multiplet and of every other one.
/// </summary>
internal static class RunKernels
{
    /// <summary>Balances a run by rising or by falling S_z.</summary>
    /// <param name="origins">The neighbours.</param>
    /// <param name="rates">Their rates in this run.</param>
    /// <param name="p">Place in the vector of the run's first state, from the start of its multiplet.</param>
    /// <param name="rows">The run's own entries of rows over S_z; its states are updated.</param>
    /// <param name="upwards">Whether by rising S_z.</param>
    /// <param name="change">By how much the states changed, summed.</param>
    /// <returns>False where factors of the bath leave the range if they are multiplied, and nothing has been done.</returns>
    public static bool Balance(ReadOnlySpan<RateRuns.Origin> origins, ref double rates, ref double p, in RunRows rows, bool upwards, out double change)
    {
        Vector512<double> a = Vector512<double>.Zero, b = a, c = a, d = a;
        foreach (ref readonly RateRuns.Origin origin in origins)
        {
            ref double r = ref Unsafe.Add(ref rates, origin.Rates), x = ref Unsafe.Add(ref p, origin.From);
            Vector512<double> x0 = Load(ref x, 0), x1 = Load(ref x, 8), x2 = Load(ref x, 16), x3 = Load(ref x, 24);
            a = Vector512.FusedMultiplyAdd(Load(ref r, 0), x0, a);
            b = Vector512.FusedMultiplyAdd(Load(ref r, 8), x1, b);
            c = Vector512.FusedMultiplyAdd(Load(ref r, 16), x2, c);
            d = Vector512.FusedMultiplyAdd(Load(ref r, 24), x3, d);
            a = Vector512.FusedMultiplyAdd(Load(ref r, 32), Next(x0, x1, ref x, 1), a);
            b = Vector512.FusedMultiplyAdd(Load(ref r, 40), Next(x1, x2, ref x, 9), b);
            c = Vector512.FusedMultiplyAdd(Load(ref r, 48), Next(x2, x3, ref x, 17), c);
            d = Vector512.FusedMultiplyAdd(Load(ref r, 56), Load(ref x, 25), d);
        }
        if (rows.HasSource)
            (a, b, c, d) = (a - Load(ref rows.Source, 0), b - Load(ref rows.Source, 8), c - Load(ref rows.Source, 16), d - Load(ref rows.Source, 24));
        Vector512<double> products = Vector512<double>.Zero;
        if (upwards)
        {
            double before = Unsafe.Subtract(ref rows.Own, 1);
            a = Rise(a, in rows, 0, ref before, ref products);
            b = Rise(b, in rows, 8, ref before, ref products);
            c = Rise(c, in rows, 16, ref before, ref products);
            d = Rise(d, in rows, 24, ref before, ref products);
        }
        else
        {
            double before = Unsafe.Add(ref rows.Own, InflowKernels.Run);
            d = Fall(d, in rows, 24, ref before, ref products);
            c = Fall(c, in rows, 16, ref before, ref products);
            b = Fall(b, in rows, 8, ref before, ref products);
            a = Fall(a, in rows, 0, ref before, ref products);
        }
        change = 0;
        if (!Vector512.LessThanOrEqualAll(products, Vector512.Create(double.MaxValue)))
            return false;
        change = Vector512.Sum((Replace(a, in rows, 0) + Replace(b, in rows, 8)) + (Replace(c, in rows, 16) + Replace(d, in rows, 24)));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Rise(Vector512<double> inflow, in RunRows rows, int at, ref double before, ref Vector512<double> products)
    {
        Vector512<double> inverse = Load(ref rows.Inverse, at);
        Vector512<double> a = Vector512.FusedMultiplyAdd(Load(ref rows.Lower, at), Load(ref rows.Own, at + 1), inflow) * inverse;
        return StepKernels.Follow(a, Load(ref rows.Raise, at - 1) * inverse, ref before, ref products);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fall(Vector512<double> inflow, in RunRows rows, int at, ref double before, ref Vector512<double> products)
    {
        Vector512<double> inverse = Load(ref rows.Inverse, at);
        Vector512<double> a = Vector512.FusedMultiplyAdd(Load(ref rows.Raise, at - 1), Load(ref rows.Own, at - 1), inflow) * inverse;
        Vector512<double> b = Load(ref rows.Lower, at) * inverse;
        return StepKernels.Reversed(StepKernels.Follow(StepKernels.Reversed(a), StepKernels.Reversed(b), ref before, ref products));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Replace(Vector512<double> now, in RunRows rows, int at)
    {
        Vector512<double> change = Load(ref rows.Weight, at) * Vector512.Abs(now - Load(ref rows.Own, at));
        now.StoreUnsafe(ref rows.Own, (nuint)at);
        return change;
    }

    // Entries one further on, put together from registers where that is one instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Next(Vector512<double> low, Vector512<double> high, ref double from, int at) =>
        Avx512F.IsSupported ? Avx512F.AlignRight64(high.AsInt64(), low.AsInt64(), 1).AsDouble() : Load(ref from, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ref double from, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref from, at));
}
