using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Adds a short run of S_z to several rows; element by element, so all machines give the same bits.</summary>
internal static class SumKernels
{
    /// <summary>row_i += run_i for each of several rows.</summary>
    /// <param name="run">At most <see cref="InflowKernels.Run"/> numbers.</param>
    /// <param name="rows">What holds the rows.</param>
    /// <param name="starts">First place of each row.</param>
    public static void Add(ReadOnlySpan<double> run, Span<double> rows, ReadOnlySpan<int> starts)
    {
        if (run.Length == InflowKernels.Run)
        {
            AddWhole(ref MemoryMarshal.GetReference(run), rows, starts);
            return;
        }
        foreach (int start in starts)
            RowKernels.AddScaled(rows.Slice(start, run.Length), run, 1);
    }

    private static void AddWhole(ref double run, Span<double> rows, ReadOnlySpan<int> starts)
    {
        Vector256<double> a = Vector256.LoadUnsafe(ref run, 0), b = Vector256.LoadUnsafe(ref run, 4), c = Vector256.LoadUnsafe(ref run, 8), d = Vector256.LoadUnsafe(ref run, 12);
        Vector256<double> e = Vector256.LoadUnsafe(ref run, 16), f = Vector256.LoadUnsafe(ref run, 20), g = Vector256.LoadUnsafe(ref run, 24), h = Vector256.LoadUnsafe(ref run, 28);
        foreach (int start in starts)
        {
            ref double row = ref MemoryMarshal.GetReference(rows.Slice(start, InflowKernels.Run));
            Add(ref row, 0, a);
            Add(ref row, 4, b);
            Add(ref row, 8, c);
            Add(ref row, 12, d);
            Add(ref row, 16, e);
            Add(ref row, 20, f);
            Add(ref row, 24, g);
            Add(ref row, 28, h);
        }
    }

    private static void Add(ref double row, nuint at, Vector256<double> run) => (Vector256.LoadUnsafe(ref row, at) + run).StoreUnsafe(ref row, at);
}
