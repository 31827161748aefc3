using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// What an elimination leaves for the weights: of each state k but the root the rates a_kj from the states j that outlive it, and 1/s_k.
/// The factors l_ik themselves are not kept.
/// </summary>
/// <param name="count">Number of states.</param>
/// <param name="width">Half-bandwidth.</param>
/// <param name="parameters">Derivatives carried along.</param>
internal sealed class LaneFactors(int count, int width, int parameters)
{
    /// <summary>Half-bandwidth.</summary>
    public int Width { get; } = width;

    /// <summary>States below this one are kept last first, in the order in which weights read them; none of them at zero.</summary>
    public int Turned { get; set; }

    /// <summary>States whose derivatives are kept.</summary>
    public StateRange Carried { get; set; } = StateRange.All(count);

    /// <summary>States whose rows are kept at all.</summary>
    public StateRange Kept { get; set; } = StateRange.All(count);

    /// <summary>a_kj at Row(k) + |j - k| - 1, counted from k towards the root.</summary>
    public AlignedLanes Rates { get; } = new(count * width);

    /// <summary>1/s_k.</summary>
    public Vector256<double>[] Inverse { get; } = new Vector256<double>[count];

    /// <summary>Derivatives of <see cref="Rates"/>.</summary>
    public AlignedLanes[] RateSlopes { get; } = [.. Enumerable.Range(0, parameters).Select(_ => new AlignedLanes(count * width))];

    /// <summary>Derivatives of s_k.</summary>
    public Vector256<double>[][] ExitSlopes { get; } = [.. Enumerable.Range(0, parameters).Select(_ => new Vector256<double>[count])];

    /// <summary>Where a state's row begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(int state) => Width * (state < Turned ? Turned - 1 - state : state);

    /// <summary>u_k = (1 + sum_j a_kj u_j)/s_k of a lane.</summary>
    /// <param name="k">The state.</param>
    /// <param name="step">Towards the root: 1 or -1.</param>
    /// <param name="reach">States that k draws on.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="u">What those states have.</param>
    public double Stay(int k, int step, int reach, int lane, ReadOnlySpan<double> u)
    {
        double sum = 1;
        for (int offset = 1; offset <= reach; offset++)
            sum += Rates[Row(k) + offset - 1][lane] * u[k + step * offset];
        return sum * Inverse[k][lane];
    }

    /// <summary>Keeps a state's row among <see cref="Rates"/> or their derivatives; what lies beyond it is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep(AlignedLanes into, int state, ReadOnlySpan<Vector256<double>> row)
    {
        Span<Vector256<double>> kept = into.All.Slice(Row(state), Width);
        for (int j = 0; j < kept.Length; j++)
            kept[j] = j < row.Length ? row[j] : Vector256<double>.Zero;
    }
}
