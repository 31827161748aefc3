using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// Rates of four working points of one structure side by side, one in each lane of a vector, with their derivatives: what the transitions
/// of the pattern draw on.
/// </summary>
/// <param name="pattern">Which transitions there are.</param>
/// <param name="source">Where each transition's rate stands; its own index where null.</param>
/// <param name="length">Number of distinct rates.</param>
internal sealed class LaneRates(TransitionPattern pattern, int[]? source, int length)
{
    /// <summary>Working points side by side.</summary>
    public const int Count = 4;

    /// <summary>Which transitions there are.</summary>
    public TransitionPattern Pattern { get; } = pattern;

    /// <summary>Rates.</summary>
    public Vector256<double>[] Rate { get; } = new Vector256<double>[length];

    /// <summary>Derivatives of the rates by the parameters asked for.</summary>
    public Vector256<double>[][] Slope { get; private set; } = [];

    /// <summary>Provides for derivatives by some parameters.</summary>
    public void KeepSlopes(int parameters)
    {
        if (Slope.Length != parameters)
            Slope = [.. Enumerable.Range(0, parameters).Select(_ => new Vector256<double>[Rate.Length])];
    }

    /// <summary>Place of each transition's rate; length nnz.</summary>
    public int[] Source { get; } = source ?? [.. Enumerable.Range(0, length)];

    /// <summary>Takes one to four chains' values side by side; lanes without a chain of their own repeat the last. Equal lengths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(ReadOnlySpan<Plain[]> rows, Span<Vector256<double>> lanes)
    {
        int last = rows.Length - 1;
        ReadOnlySpan<double> a = Row(rows[0]), b = Row(rows[Math.Min(1, last)]), c = Row(rows[Math.Min(2, last)]), d = Row(rows[last]);
        int i = 0;
        for (; i + 4 <= lanes.Length; i += 4)
        {
            (lanes[i], lanes[i + 1], lanes[i + 2], lanes[i + 3]) = LaneTransposition.Of(
                Vector256.Create(a[i..]), Vector256.Create(b[i..]), Vector256.Create(c[i..]), Vector256.Create(d[i..]));
        }
        for (; i < lanes.Length; i++)
            lanes[i] = Vector256.Create(a[i], b[i], c[i], d[i]);
    }

    /// <summary>One lane's values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extract(ReadOnlySpan<Vector256<double>> lanes, int lane, Span<double> values)
    {
        ReadOnlySpan<double> all = MemoryMarshal.Cast<Vector256<double>, double>(lanes);
        for (int i = 0, at = lane; i < values.Length; i++, at += Count)
            values[i] = all[at];
    }

    private static ReadOnlySpan<double> Row(Plain[] values) => MemoryMarshal.Cast<Plain, double>(values);
}
